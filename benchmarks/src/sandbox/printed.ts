import { quartiles } from '../quartiles.js';

const noSamples: readonly [string, readonly number[]] = ['', []];

/** Prints the samples of two contestants, and the ratio of the second to the first, round by round. */
export function printed(title: string, samples: Readonly<Record<string, readonly number[]>>, digits: number): void {
  const [[first, anchor] = noSamples, [second, ours] = noSamples] = Object.entries(samples);
  const ratios = ours.map((value, round) => value / (anchor[round] ?? Number.NaN));
  console.log(title);
  console.table({
    [first]: row(anchor, digits),
    [second]: row(ours, digits),
    ratio: row(ratios, 2),
  });
}

function row(values: readonly number[], digits: number) {
  const [lower, middle, upper] = quartiles(values);
  return {
    'lower quartile': lower.toFixed(digits),
    median: middle.toFixed(digits),
    'upper quartile': upper.toFixed(digits),
  };
}
