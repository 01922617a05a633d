import type { Field } from './field.js';

type Choice = string | number | boolean;

export interface Option {
  readonly value: Choice;
  readonly label?: string;
}

/** More choices than this cost more tokens than they help. */
const mostChoices = 100;

/** In characters. A longer value is for a program, and a part of a list would refuse what Make takes. */
const longestChoice = 200;

/** The values a field chooses from, or `undefined` when it takes any, or when Make finds the choices only at run time. */
export function optionsOf(field: Field): readonly [Choice, ...Choice[]] | undefined {
  const values = labelledOptionsOf(field).map(({ value }) => value);
  if (values.length > mostChoices || values.some((value) => String(value).length > longestChoice)) return undefined;
  const [first, ...rest] = values;
  return first === undefined ? undefined : [first, ...rest];
}

/** The same with Make's words for people. */
export function labelledOptionsOf({ options }: Field): readonly Option[] {
  if (!Array.isArray(options)) return [];
  return options.flatMap((option: unknown) => {
    if (isChoice(option)) return [{ value: option }];
    if (typeof option !== 'object' || option === null || !('value' in option) || !isChoice(option.value)) return [];
    const labelled = 'label' in option && typeof option.label === 'string';
    return [{ value: option.value, ...(labelled ? { label: String(option.label) } : {}) }];
  });
}

const isChoice = (value: unknown): value is Choice => ['string', 'number', 'boolean'].includes(typeof value);
