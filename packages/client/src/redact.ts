/** Takes out of a text what no error may hold: the token, and the query of the request. */
export type Redact = (text: string) => string;

/** Cuts whatever is left of a query behind the request's path: cut short, half decoded or written for HTML. */
const withoutQueryAfter = (path: string, text: string): string =>
  text
    .split(`${path}?`)
    .map((part, index) => (index === 0 ? part : part.replace(/^[^\s"<>]*/, '')))
    .join(path);

/** For what a server says about a request: it may quote the request's headers and its URL. */
export function redactorOf(secret: string, target: string): Redact {
  const withoutSecret: Redact = (text) => text.replaceAll(secret, '…');
  const [path = '', query] = target.split('?');
  if (query === undefined) return withoutSecret;
  // As it was sent, and as a server may have read it.
  const forms = [`?${query}`, `?${decodeURIComponent(query)}`];
  return (text) => {
    const rest = forms.reduce((left, form) => left.replaceAll(form, ''), text);
    return withoutSecret(withoutQueryAfter(path, rest));
  };
}

/**
 * `JSON.parse` with every text in it redacted, keys included. Not the JSON text itself: that may have escaped a part of
 * what is looked for, and taking out the rest would leave no JSON. Throws a `SyntaxError` like `JSON.parse`.
 */
export function redactedJson(text: string, redact: Redact): unknown {
  return JSON.parse(text, (_, value: unknown) => {
    if (typeof value === 'string') return redact(value);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]: [string, unknown]) => [redact(key), item]));
  });
}
