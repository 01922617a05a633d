import { readFileSync } from 'node:fs';
import { codeOf } from '../error-code.js';

/** What may be a secret that was pasted where its file should be named does not begin like this. */
const looksLikePath = /^(\.{0,2}|~)\//;

/** The text of a file that a setting names, or why there is none. */
export function readText(path: string): { readonly text: string } | { readonly reason: string } {
  try {
    return { text: readFileSync(path, 'utf8') };
  } catch (error) {
    const named = looksLikePath.test(path) ? `: ${path}` : '';
    return { reason: `names a file that cannot be read (${codeOf(error) ?? 'for an unknown reason'})${named}.` };
  }
}
