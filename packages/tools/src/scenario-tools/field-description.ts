import type { Field } from './field.js';
import type { z } from 'zod';
import { labelledOptionsOf } from './field-options.js';

/** What a model needs beyond the JSON type. */
const forms: Readonly<Record<string, string>> = {
  date: 'date and time in ISO 8601',
  time: 'time of day, HH:MM',
  email: 'e-mail address',
  url: 'URL',
  timestamp: 'seconds since 1970',
};

const longestHelp = 240;

/** The type with what is said about it and its default, and optional unless a caller has to give it. */
export function describeField(field: Field, type: z.ZodType): z.ZodType {
  const description = descriptionOf(field);
  const needed = field.required === true && isAbsent(field.default);
  // Make fills its own default in. It is shown, not sent, so that a later change of it takes effect.
  const fallback = !isAbsent(field.default) && type.safeParse(field.default).success;
  const described = needed ? type : type.optional();
  return described.meta({ ...(description && { description }), ...(fallback && { default: field.default }) });
}

/** Nothing when there is nothing to say beyond the name: names are in the schema already, and every word is paid for. */
function descriptionOf(field: Field): string | undefined {
  const words = [field.label, field.help].filter((text) => typeof text === 'string' && text.trim() !== '');
  const form = forms[field.type];
  const labels = labelledOptionsOf(field).flatMap(({ value, label }) =>
    label === undefined || label === String(value) ? [] : [`${value}: ${label}`],
  );
  const extra = [...(form === undefined ? [] : [form]), ...(labels.length > 0 ? [labels.join(', ')] : [])].join('; ');
  if (words.length === 0) return extra.slice(0, longestHelp) || undefined;
  const text = words.join('. ').slice(0, longestHelp);
  return extra === '' ? text : `${text} (${extra.slice(0, longestHelp)})`;
}

const isAbsent = (value: unknown): boolean => value === undefined || value === null || value === '';
