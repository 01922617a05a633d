import { isObject, ownValue } from '../json-object.js';
import type { Json } from '../state/rows.js';

/** Bundles by the id of the module they come from. */
export type Bundles = Readonly<Record<string, Json>>;

/**
 * A text with its `{{1.order.id}}` replaced by what the bundles hold. Formulas beyond such plain references come to nothing:
 * this is no interpreter of Make's functions.
 */
export const interpolate = (text: string, bundles: Bundles): string =>
  text.replaceAll(/\{\{\s*(\d+)\.([^{}]+?)\s*\}\}|\{\{[^{}]*\}\}/g, (_, id?: string, path?: string) =>
    id === undefined || path === undefined ? '' : asText(valueAt(ownValue(bundles, id), stepsOf(path))),
  );

/** `lines[2].sku` counts from 1, and empty brackets mean the first. */
const stepsOf = (path: string): string[] =>
  path
    .replaceAll('`', '')
    .replaceAll(/\[(\d*)\]/g, (_, at: string) => `.${Math.max(0, Number(at || 1) - 1)}`)
    .split('.');

function valueAt(value: unknown, [step, ...rest]: readonly string[]): unknown {
  if (step === undefined) return value;
  if (Array.isArray(value)) return valueAt(value[Number(step)], rest);
  return isObject(value) ? valueAt(ownValue(value, step), rest) : undefined;
}

function asText(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
