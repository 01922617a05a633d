/** How many characters a value takes as JSON: what a model reads and what the size budgets count. */
export const sizeOf = (value: unknown): number => (JSON.stringify(value) ?? '').length;

/** Ever smaller: the first one that makes the value fit is kept. */
const textCaps = [4_000, 1_000, 250, 80];

/**
 * The value itself when it fits into `budget` characters of JSON, else a copy in which long texts, then long lists and
 * wide objects are cut. Every cut leaves a mark that says how much is missing, so nobody takes a part for the whole.
 * Declared fields with short values keep their types; only texts and free-form lists and objects change.
 */
export function shortened<T>(value: T, budget: number): T {
  if (sizeOf(value) <= budget) return value;
  for (const cap of textCaps) {
    const copy = withShortTexts(value, cap);
    if (sizeOf(copy) <= budget) return copy;
  }
  for (let entries = 100; entries > 1; entries = Math.floor(entries / 2)) {
    const copy = withFewEntries(withShortTexts(value, 80), entries);
    if (sizeOf(copy) <= budget) return copy;
  }
  return withFewEntries(withShortTexts(value, 80), 1);
}

const mark = (count: number, what: string): string => `… ${count} more ${what} left out`;

const cutText = (text: string, cap: number): string =>
  text.length <= cap ? text : `${text.slice(0, cap)}${mark(text.length - cap, 'characters')}`;

/** Works on a copy in place, because a rebuilt value would lose its type. */
function withShortTexts<T>(value: T, cap: number): T {
  const holder = structuredClone({ value });
  const visit = (container: object): void => {
    for (const [key, entry] of Object.entries(container)) {
      if (typeof entry === 'string') Reflect.set(container, key, cutText(entry, cap));
      else if (isContainer(entry)) visit(entry);
    }
  };
  visit(holder);
  return holder.value;
}

function withFewEntries<T>(value: T, entries: number): T {
  const holder = structuredClone({ value });
  const visit = (container: object, kept: number): void => {
    if (Array.isArray(container)) cutList(container, kept);
    else cutObject(container, kept);
    for (const entry of Object.values(container)) if (isContainer(entry)) visit(entry, entries);
  };
  if (isContainer(holder.value)) visit(holder.value, Math.max(entries, declaredFields));
  return holder.value;
}

function cutList(list: unknown[], entries: number): void {
  const extra = list.length - entries;
  if (extra > 0) list.splice(entries, extra, mark(extra, 'items'));
}

function cutObject(container: object, entries: number): void {
  const extra = Object.keys(container).slice(entries);
  for (const key of extra) Reflect.deleteProperty(container, key);
  if (extra.length > 0) Reflect.set(container, '…', mark(extra.length, 'fields'));
}

/** The rows of our lists declare fewer fields than this, so a row keeps its own fields and only what they hold is cut. */
const declaredFields = 16;

const isContainer = (value: unknown): value is object => typeof value === 'object' && value !== null;
