import { closestMatch } from 'leven';

/** What somebody may have meant, for the end of a sentence. */
export function suggestion(name: string, known: readonly string[]): string {
  const meant = closestMatch(name, known, { maxDistance: Math.ceil(name.length / 3) });
  return meant === undefined ? '' : ` Did you mean ${meant}?`;
}
