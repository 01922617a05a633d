/** What an `Authorization` header holds. */
export type Bearer = { readonly token: string } | 'missing' | 'malformed';

/** Much longer than any token that is accepted here; what is longer is not looked at. */
const longestHeader = 1_024;

/** RFC 6750: the scheme in any case, at least one space, one token and nothing else. */
const shape = /^bearer +(?<token>[A-Za-z0-9\-._~+/]+=*) *$/i;

/** `missing` for no header and for another scheme, which is no attempt to show a token. */
export function bearerOf(authorization: string | undefined): Bearer {
  if (authorization === undefined || !/^bearer(?: |$)/i.test(authorization)) return 'missing';
  if (authorization.length > longestHeader) return 'malformed';
  const token = shape.exec(authorization)?.groups?.['token'];
  return token === undefined ? 'malformed' : { token };
}
