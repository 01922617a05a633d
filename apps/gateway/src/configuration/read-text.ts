import { readFileSync } from 'node:fs';
import { codeOf } from '../error-code.js';

/** The text of a file that a setting names, or why there is none, without the path. */
export function readText(path: string): { readonly text: string } | { readonly reason: string } {
  try {
    return { text: readFileSync(path, 'utf8') };
  } catch (error) {
    return { reason: `names a file that cannot be read (${codeOf(error) ?? 'for an unknown reason'}).` };
  }
}
