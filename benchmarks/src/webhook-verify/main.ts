/** How fast webhooks are verified, against bare HMAC and two libraries, and what forgers and large bodies can cost. */
import { median } from '../median.js';
import { bogusSignatures, earlyAgainstLate, streamGrowthMib } from './abuse.js';
import { contestants } from './contestants.js';
import { verificationsPerSecond } from './verifications-per-second.js';

const rounds = 7;
const sizes = { '1 KB': 1_024, '10 KB': 10_240, '1 MB': 1_048_576 };
const pairs = [
  ['ours', 'raw HMAC'],
  ['ours', 'standardwebhooks'],
  ['ours', '@octokit/webhooks-methods'],
  ['ours, GitHub', '@octokit/webhooks-methods'],
  ['ours, replay guard', 'raw HMAC'],
] as const;

const rates: Record<string, Record<string, string>> = {};
const ratios: Record<string, Record<string, string>> = {};
for (const [size, bytes] of Object.entries(sizes)) {
  const samples = await verificationsPerSecond(Object.keys(contestants(bytes)), bytes, rounds);
  for (const [name, values] of Object.entries(samples)) (rates[name] ??= {})[size] = median(values).toFixed(0);
  for (const [ours, theirs] of pairs) {
    // Of each round by itself, so that rounds in which the machine was slow count like the others.
    const ofRounds = (samples[ours] ?? []).map((rate, round) => rate / (samples[theirs]?.[round] ?? Number.NaN));
    (ratios[`${ours} / ${theirs}`] ??= {})[size] = median(ofRounds).toFixed(2);
  }
}
console.log(`Verifications in a second of one core, median of ${rounds} interleaved rounds`);
console.table(rates);
console.log('Ratios, median of the rounds');
console.table(ratios);

const bogus = await bogusSignatures(2_000);
console.log(
  `2000 made-up signatures: ours ${bogus.ours.toFixed(1)} µs, standardwebhooks ${bogus.reference.toFixed(0)} µs`,
);
const growthMib = await streamGrowthMib(100);
console.log(`100 MiB streamed by: buffers held ${growthMib.toFixed(1)} MiB more at most`);
if (growthMib > 20) throw new Error('A body that streams by is kept.');
console.log(`Welch's t, wrong first byte against wrong last byte: ${(await earlyAgainstLate(100_000)).toFixed(2)}`);
