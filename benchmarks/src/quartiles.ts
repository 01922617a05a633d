import { median } from './median.js';

/** The lower quartile, the median and the upper quartile; a middle value belongs to both halves. NaN for none. */
export function quartiles(values: readonly number[]): readonly [lower: number, median: number, upper: number] {
  const sorted = values.toSorted((a, b) => a - b);
  const half = Math.ceil(sorted.length / 2);
  return [median(sorted.slice(0, half)), median(sorted), median(sorted.slice(sorted.length - half))];
}
