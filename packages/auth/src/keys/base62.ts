const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** Letters and digits only, so that a double click selects the whole text. The rightmost `length` digits. */
export function base62(value: bigint, length: number): string {
  let text = '';
  for (let rest = value; text.length < length; rest /= 62n) text = digits.charAt(Number(rest % 62n)) + text;
  return text;
}

/** Bytes as one number, the first byte in front. */
export const numberOf = (bytes: Buffer): bigint => BigInt(`0x${bytes.toString('hex')}`);
