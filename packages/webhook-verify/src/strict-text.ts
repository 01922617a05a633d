/**
 * Exact readers. Node's decoders skip what they do not know, so two texts could stand for the same bytes; writing the bytes
 * again and comparing leaves one text for each.
 */
export type Encoding = 'base64' | 'hex';

/** The bytes, or undefined when the text is not exactly how these bytes are written (lower case, padded, nothing else). */
export function decodeStrictly(text: string, encoding: Encoding): Buffer | undefined {
  const bytes = Buffer.from(text, encoding);
  return bytes.toString(encoding) === text ? bytes : undefined;
}

const wholeSeconds = /^(?:0|[1-9]\d{0,10})$/;

/** Seconds since the epoch as milliseconds; undefined for signs, fractions, leading zeros, and anything after 5138. */
export function parseSeconds(text: string): number | undefined {
  return wholeSeconds.test(text) ? Number(text) * 1_000 : undefined;
}

/** A dot would let the border between id, timestamp and body move within the same signed text. */
const idText = /^[!#-+\--:<-~]{1,256}$/;
const withoutDot = (text: string): boolean => !text.includes('.');

/** An id of a message: 1 to 256 visible ASCII characters without dots, quotes, commas and semicolons. */
export function isMessageId(text: string): boolean {
  return idText.test(text) && withoutDot(text);
}
