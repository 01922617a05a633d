/**
 * What can be printed in a list without moving the cursor, survives a trip through UTF-8, and has no space around it: `ana`
 * and `ana ` would be two principals that look like one.
 */
export const isPlainText = (text: string): boolean =>
  text.length <= 200 && text.trim() === text && /^[^\p{C}\p{Zl}\p{Zp}]+$/u.test(text);
