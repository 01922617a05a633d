/** What can be printed in a list without moving the cursor, and survives a trip through UTF-8. */
export const isPlainText = (text: string): boolean => text.length <= 200 && /^[^\p{C}\p{Zl}\p{Zp}]+$/u.test(text);
