import type { z } from 'zod';
import { sizeOf } from '../shorten.js';
import { labelledOptionsOf } from './field-options.js';
import type { Field } from './field.js';
import { oneLine } from './one-line.js';

/** What a model needs beyond the JSON type. */
const forms = new Map([
  ['date', 'date and time in ISO 8601'],
  ['time', 'time of day, HH:MM'],
  ['email', 'e-mail address'],
  ['url', 'URL'],
  ['timestamp', 'seconds since 1970'],
]);

const longestHelp = 240;

/** In characters of JSON. A longer one is not shown; Make fills it in all the same. */
const longestDefault = 200;

/** The type with what is said about it and its default, and optional unless a caller has to give it. */
export function describeField(field: Field, type: z.ZodType): z.ZodType {
  const description = descriptionOf(field);
  const needed = field.required === true && isAbsent(field.default);
  // Make fills its own default in. It is shown, not sent, so that a later change of it takes effect.
  const fallback = isShown(field.default) && type.safeParse(field.default).success;
  const described = needed ? type : type.optional();
  return described.meta({ ...(description && { description }), ...(fallback && { default: field.default }) });
}

/** Nothing when there is nothing to say beyond the name: names are in the schema already, and every word is paid for. */
function descriptionOf(field: Field): string | undefined {
  const words = [field.label, field.help].map((text) => oneLine(text ?? '', longestHelp)).filter((text) => text !== '');
  const form = forms.get(field.type);
  const labels = labelledOptionsOf(field).flatMap(({ value, label }) =>
    label === undefined || label === String(value) ? [] : [`${value}: ${label}`],
  );
  const extra = [...(form === undefined ? [] : [form]), ...(labels.length > 0 ? [labels.join(', ')] : [])].join('; ');
  const text = words.join('. ').slice(0, longestHelp);
  const more = oneLine(extra, longestHelp);
  if (text === '') return more || undefined;
  return more === '' ? text : `${text} (${more})`;
}

const isShown = (value: unknown): boolean => !isAbsent(value) && sizeOf(value) <= longestDefault;

const isAbsent = (value: unknown): boolean => value === undefined || value === null || value === '';
