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

/** Eleven digits reach to the year 5138. */
const mostDigits = 11;
const zero = 0x30;

/** Seconds since the epoch as milliseconds; undefined for signs, fractions, leading zeros, and more than eleven digits. */
export function parseSeconds(text: string): number | undefined {
  if (text.length === 0 || text.length > mostDigits) return undefined;
  let seconds = 0;
  for (let at = 0; at < text.length; at += 1) {
    const digit = text.charCodeAt(at) - zero;
    if (!(digit >= 0 && digit <= 9)) return undefined;
    seconds = seconds * 10 + digit;
  }
  return text.length > 1 && text.charCodeAt(0) === zero ? undefined : seconds * 1_000;
}

const longestId = 256;
/** Anything but visible ASCII without `"`, `,`, `.` and `;`. A dot would let the border between id, time and body move. */
const notInIds = /[^!#-+\-/-:<-~]/;

/** An id of a message: 1 to 256 visible ASCII characters without dots, double quotes, commas and semicolons. */
export function isMessageId(text: string): boolean {
  return text.length > 0 && text.length <= longestId && !notInIds.test(text);
}
