/** Make takes scopes with spaces or commas between them; the library, as the standard has it, only with spaces. */
export const spacedScopes = (text: string): string => scopesIn(text).join(' ');

/** The scopes of a text, in their order. */
export const scopesIn = (text: string): string[] => text.split(/[\s,]+/).filter(Boolean);
