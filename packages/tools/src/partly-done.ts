import { codeOf } from './error-code.js';

/**
 * The ids that Make did its work for: those of `reply`, or of the reply that came with a partial success. Whatever else
 * went wrong is thrown on.
 */
export async function idsDone<Key extends string>(
  key: Key,
  reply: Promise<Readonly<Record<Key, string[]>>>,
): Promise<string[]> {
  try {
    return (await reply)[key];
  } catch (error) {
    const done = codeOf(error) === 'make_partial' ? idsIn(error, key) : undefined;
    if (done === undefined) throw error;
    return done;
  }
}

function idsIn(error: unknown, key: string): string[] | undefined {
  const reply: unknown = Reflect.get(Object(error), 'reply');
  const ids: unknown = Reflect.get(Object(reply), key);
  return Array.isArray(ids) ? ids.map(String) : undefined;
}
