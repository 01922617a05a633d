/** The sentence in whatever was thrown. */
export function reasonOf(thrown: unknown): string {
  const message: unknown = typeof thrown === 'object' && thrown !== null ? Reflect.get(thrown, 'message') : thrown;
  return typeof message === 'string' ? message : 'Unknown error';
}
