/** How many letters two names may differ in and still count as a slip. */
const slip = 4;

/** At most three known names that were probably meant, the nearest first. */
export function similarNames(asked: string, known: readonly string[]): readonly string[] {
  const name = asked
    .slice(0, 64)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_');
  return known
    .map((candidate) => ({ candidate, distance: distanceOf(name, candidate) }))
    .filter(({ distance }) => distance <= slip)
    .toSorted((left, right) => left.distance - right.distance)
    .slice(0, 3)
    .map(({ candidate }) => candidate);
}

/** The number of letters to insert, delete or replace. The same words in another order count as one. */
function distanceOf(left: string, right: string): number {
  return inOrder(left) === inOrder(right) ? 1 : levenshtein(left, right);
}

const inOrder = (name: string): string => name.split('_').toSorted().join('_');

function levenshtein(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (const [index, letter] of Array.from(left).entries()) {
    const next = [index + 1];
    for (const [column, other] of Array.from(right).entries()) {
      const replaced = (row[column] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(replaced, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
