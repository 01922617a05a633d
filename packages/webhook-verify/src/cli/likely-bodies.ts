/** What may have been signed when a body does not fit. */
export interface LikelyBody {
  readonly what: string;
  readonly body: Uint8Array;
}

/** The changes that tools make without being asked: a line end at the end, and JSON that was parsed and written again. */
export function likelyBodies(body: Uint8Array): readonly LikelyBody[] {
  const text = Buffer.from(body).toString();
  const likely = [
    { what: 'the body without the line end at its end', text: text.replace(/\r?\n$/, '') },
    { what: 'the body with a line end at its end', text: `${text}\n` },
    { what: 'the body with line ends of Windows', text: text.replaceAll(/\r?\n/g, '\r\n') },
    { what: 'the body with line ends of Unix', text: text.replaceAll('\r\n', '\n') },
    ...rewritten(text),
  ];
  return likely.filter((one) => one.text !== text).map(({ what, text: other }) => ({ what, body: Buffer.from(other) }));
}

function rewritten(text: string): readonly { readonly what: string; readonly text: string }[] {
  try {
    const value: unknown = JSON.parse(text);
    return [
      { what: 'the same JSON without spaces', text: JSON.stringify(value) },
      { what: 'the same JSON, indented by two', text: JSON.stringify(value, null, 2) },
      { what: 'the same JSON, indented by four', text: JSON.stringify(value, null, 4) },
    ];
  } catch {
    return [];
  }
}
