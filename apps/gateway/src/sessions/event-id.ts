/** The place of an event: its stream, and a number or a pair of numbers that grows along the stream. */
export interface EventPlace {
  readonly stream: string;
  readonly at: string;
}

export const eventIdOf = (stream: string, at: string): string => `${stream}.${at}`;

/** `undefined` for what is no id of an event. */
export function parseEventId(text: string): EventPlace | undefined {
  const [, stream, at] = /^([\w-]{1,64})\.(\d{1,19}(?:-\d{1,19})?)$/.exec(text) ?? [];
  return stream === undefined || at === undefined ? undefined : { stream, at };
}
