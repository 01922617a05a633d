/** What lies at a JSON pointer (RFC 6901): `/flow/0/mapper`. The empty pointer is the whole. */
export function atPointer(whole: unknown, pointer: string): { readonly found: unknown } | undefined {
  if (pointer === '') return { found: whole };
  if (!pointer.startsWith('/')) return undefined;
  let found: unknown = whole;
  for (const step of pointer.slice(1).split('/')) {
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, name)) return undefined;
    found = Reflect.get(found, name);
  }
  return { found };
}
