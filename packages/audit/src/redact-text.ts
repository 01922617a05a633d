import type { RedactionRules, SecretText } from './redaction-rules.js';

/** A text without what is shaped like a secret, and no longer than the rules allow. */
export function redactText(text: string, rules: RedactionRules): string {
  // Cutting first could halve a secret so that its rest is no longer known for one.
  if (isTooLong(text, rules)) return cutText(text);
  return cut(withoutSecrets(text, rules.secretTexts), rules.maxCharacters);
}

/** What stands for a text of which nothing is kept. */
export const cutText = (text: string): string => `[cut: ${text.length} characters]`;

/** Whether a text is so long that nothing of it is kept. */
export function isTooLong(text: string, { maxCharacters }: RedactionRules): boolean {
  return text.length > maxCharacters * 32;
}

function withoutSecrets(text: string, secrets: readonly SecretText[]): string {
  return secrets.reduce(
    (rest, { pattern, containing = [], replacement = '[redacted]' }) =>
      rest.replace(pattern, (...match: unknown[]) => {
        const found = String(match[0]);
        if (!containing.every((part) => part.test(found))) return found;
        return replacement.replace('$1', () => String(match[1]));
      }),
    text,
  );
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length)}… [cut: ${text.length} characters]`;
}
