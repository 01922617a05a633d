import { createHash } from 'node:crypto';

/** Clients put a server's name in front and cut or refuse what gets longer than 64 characters. */
const longestName = 40;
const prefix = 'run_';

export interface NamedScenario {
  readonly id: number;
  readonly name: string;
}

/** The names of scenarios as tools: at most 40 characters of `a-z`, `0-9` and `_`. */
export interface ToolNames {
  /**
   * A name for each of these scenarios, by id. Of scenarios that come together with the same words the one with the lowest
   * id gets the bare name and the others a suffix that depends on their id alone; who comes later gets what is left.
   */
  readonly nameAll: (scenarios: readonly NamedScenario[]) => ReadonlyMap<number, string>;
}

/**
 * Never gives `reserved` names, and none to two scenarios for as long as the process lives, not even when the first is gone
 * or called otherwise: people allow a tool by its name once and for all.
 */
export function toolNames(reserved: ReadonlySet<string>): ToolNames {
  const owners = new Map<string, number>();

  const nameOf = (scenario: NamedScenario): string => {
    const isFree = (name: string) => !reserved.has(name) && (owners.get(name) ?? scenario.id) === scenario.id;
    const name = candidates(scenario).find(isFree) ?? numbered(scenario.id);
    owners.set(name, scenario.id);
    return name;
  };

  return {
    nameAll: (scenarios) =>
      new Map(
        scenarios.toSorted((left, right) => left.id - right.id).map((scenario) => [scenario.id, nameOf(scenario)]),
      ),
  };
}

/** The name that is left when all others are taken. It is given for no other reason, so nobody else has it. */
const numbered = (id: number): string => `${prefix}scenario_${id}`;

function candidates({ id, name }: NamedScenario): readonly string[] {
  const words = slugOf(name);
  if (words === '') return [];
  const suffix = `_${createHash('sha256').update(String(id)).digest('hex').slice(0, 6)}`;
  return [fitting(words, ''), fitting(words, suffix)].filter((candidate) => !/^run_scenario_\d+$/.test(candidate));
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
