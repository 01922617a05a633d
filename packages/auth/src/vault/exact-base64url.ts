/** Undefined for anything that `toString('base64url')` would not have written, which Node reads without complaint. */
export function exactBase64url(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64url');
  return bytes.toString('base64url') === text ? bytes : undefined;
}
