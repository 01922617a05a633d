import type { Endpoint, MakeClient } from '@makegate/client';

type GroupName = Exclude<keyof MakeClient, 'call' | 'each' | 'request'>;

type KnownKeys<T> = keyof { [Key in keyof T as string extends Key ? never : number extends Key ? never : Key]: true };
type OptionalKeys<T> = { [Key in KnownKeys<T>]: undefined extends T[Key] ? Key : never }[KnownKeys<T>];

/** A reply in which everything that Make may leave out can be left out: `unknown` fields too, and other fields are free. */
type Relaxed<T> = T extends readonly (infer Item)[]
  ? readonly Relaxed<Item>[]
  : T extends object
    ? [KnownKeys<T>] extends [never]
      ? T
      : { readonly [Key in Exclude<KnownKeys<T>, OptionalKeys<T>>]: Relaxed<T[Key]> } & {
          readonly [Key in OptionalKeys<T>]?: Relaxed<T[Key]>;
        }
    : T;

type Answer<Call> = Call extends (args: infer Args, ...rest: never) => Promise<infer Reply>
  ? Relaxed<Reply> | ((args: NonNullable<Args>) => Relaxed<Reply>)
  : never;

/** What Make would answer, by group and member: a reply, or a function of the arguments that may also throw. */
export type Answers = {
  readonly [Group in GroupName]?: { readonly [Member in keyof MakeClient[Group]]?: Answer<MakeClient[Group][Member]> };
};

export type RecordedCall = readonly [id: string, args: unknown];

export type RecordingMake = MakeClient & { readonly calls: RecordedCall[] };

/** A Make that answers from the given replies and writes down every call. A call without a signal fails. */
export function recordingMake(answers: Answers): RecordingMake {
  const calls: RecordedCall[] = [];
  const answer = async (id: string, args: unknown, options?: { signal?: AbortSignal }): Promise<unknown> => {
    if (options?.signal === undefined) throw new Error(`${id} was called without a signal.`);
    options.signal.throwIfAborted();
    calls.push([id, args]);
    const [group = '', member = ''] = id.split('.');
    const found: unknown = Reflect.get(Reflect.get(answers, group) ?? {}, member);
    if (found === undefined) throw new Error(`${id} was called, but the test has no answer for it.`);
    return typeof found === 'function' ? found(args) : found;
  };
  async function* each(endpoint: Endpoint & { items: string }, args: unknown, options?: { signal?: AbortSignal }) {
    const reply = await answer(endpoint.id, args, options);
    yield* Object.values(Object(reply)[endpoint.items]);
  }
  const call = (endpoint: Endpoint, args: unknown, options?: { signal?: AbortSignal }) =>
    answer(endpoint.id, args, options);
  const members = (group: string) =>
    new Proxy(
      {},
      {
        get: (_, member) => (args: unknown, options?: { signal?: AbortSignal }) =>
          answer(`${group}.${String(member)}`, args, options),
      },
    );
  // A proxy has no type of its own: `Answers` is what ties the fake to the real client.
  return new Proxy(
    { calls, call, each },
    { get: (own, name) => Reflect.get(own, name) ?? members(String(name)) },
  ) as unknown as RecordingMake;
}
