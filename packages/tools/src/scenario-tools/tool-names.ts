import { createHash } from 'node:crypto';

/** Clients put a server's name in front and cut or refuse what gets longer than 64 characters. */
const longestName = 40;
const prefix = 'run_';

export interface NamedScenario {
  readonly id: number;
  readonly name: string;
}

/**
 * A name for each scenario, at most 40 characters of `a-z`, `0-9` and `_`. Of scenarios with the same words the one with
 * the lowest id keeps the bare name and the others get a suffix that depends on their id alone, so a scenario that comes
 * later renames none that came before. `reserved` names are never given.
 */
export function toolNamesOf(
  scenarios: readonly NamedScenario[],
  reserved: ReadonlySet<string>,
): ReadonlyMap<number, string> {
  const taken = new Set(reserved);
  const names = new Map<number, string>();
  for (const scenario of scenarios.toSorted((left, right) => left.id - right.id)) {
    const name = candidates(scenario).find((candidate) => !taken.has(candidate));
    if (name === undefined) continue;
    taken.add(name);
    names.set(scenario.id, name);
  }
  return names;
}

function candidates({ id, name }: NamedScenario): readonly string[] {
  const fallback = `${prefix}scenario_${id}`;
  const words = slugOf(name);
  if (words === '') return [fallback];
  const suffix = `_${createHash('sha256').update(String(id)).digest('hex').slice(0, 6)}`;
  return [fitting(words, ''), fitting(words, suffix), fallback];
}

const fitting = (words: string, suffix: string): string =>
  `${prefix}${words.slice(0, longestName - prefix.length - suffix.length).replace(/_+$/, '')}${suffix}`;

/** Latin letters that Unicode does not take apart into a plain letter and a mark. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/** The words of a text in `a-z`, `0-9` and `_`. Empty when the text is in another script altogether. */
export function slugOf(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[ßæœøłđðþı]/g, (letter) => plainLetters[letter] ?? '')
    .normalize('NFKD')
    .replaceAll(/\p{Mark}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '');
}
