import * as fc from 'fast-check';
import { createVerifier, github, legacyMake, sign, slack, standardWebhooks, stripe } from '../src/index.js';
import type { ReplayGuard, SignedScheme } from '../src/index.js';
import { nowMs, standardSecret, textSecret } from './deliveries.js';

const schemes: readonly SignedScheme[] = [standardWebhooks, stripe, slack, github, legacyMake()];
const messages = 1_000;
const mutationsOfEach = 1_000;

/** A small generator of numbers below a bound: the same seed, the same mutations. */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed | 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

type Draw = (below: number) => number;

/** One change of a byte: another value, a missing one, an additional one, or two that changed places. */
function mutateBytes(body: Uint8Array, draw: Draw): Uint8Array {
  const at = draw(body.length + 1);
  const kind = draw(4);
  if (kind === 0 || at === body.length)
    return Buffer.concat([body.subarray(0, at), Buffer.of(draw(256)), body.subarray(at)]);
  if (kind === 1) return Buffer.concat([body.subarray(0, at), body.subarray(at + 1)]);
  const changed = Buffer.from(body);
  if (kind === 2) changed[at] = (changed[at] ?? 0) ^ (1 << draw(8));
  else {
    const other = draw(body.length);
    [changed[at], changed[other]] = [changed[other] ?? 0, changed[at] ?? 0];
  }
  return changed;
}

const characters = 'AZaz09+/=-_, .vt1\t%';
function mutateText(text: string, draw: Draw): string {
  const at = draw(text.length + 1);
  const character = characters[draw(characters.length)] ?? '';
  const kind = draw(3);
  if (kind === 0) return text.slice(0, at) + character + text.slice(at);
  return text.slice(0, at) + (kind === 1 ? '' : character) + text.slice(at + 1);
}

const alwaysFull: ReplayGuard = {
  keepMs: 600_000,
  claim: async () => ({ state: 'full' }),
  done: async () => false,
  release: async () => {},
};

test('accepts none of a million mutated messages', async () => {
  const tally = { accepted: 0, refused: 0, unchanged: 0 };
  const arbitrary = fc.record({
    seed: fc.integer(),
    scheme: fc.constantFrom(...schemes),
    body: fc.uint8Array({ maxLength: 64 }),
    id: fc.stringMatching(/^[\w-]{1,40}$/),
  });
  await fc.assert(
    fc.asyncProperty(arbitrary, async ({ seed, scheme, body, id }) => {
      const draw = numbersFrom(seed);
      const secrets = [scheme.secret.form === 'standard' ? standardSecret : textSecret];
      // Full from the start: what is accepted by mistake shows itself, and nothing is remembered.
      const replay = alwaysFull;
      const verifier = createVerifier({ scheme, secrets, replay, now: () => nowMs });
      const headers = sign({ scheme, secrets, id, body, timestampMs: nowMs });
      expect(await verifier.verify({ headers, body })).toMatchObject({ reason: 'replay_guard_full' });
      const names = Object.keys(headers);
      for (let count = 0; count < mutationsOfEach; count += 1) {
        const name = names[draw(names.length * 2)];
        const mutated =
          name === undefined
            ? { headers, body: mutateBytes(body, draw) }
            : { headers: { ...headers, [name]: mutateText(headers[name] ?? '', draw) }, body };
        const verdict = await verifier.verify(mutated);
        if (!verdict.ok && verdict.reason !== 'replay_guard_full') tally.refused += 1;
        else if (isSame(mutated, { headers, body })) tally.unchanged += 1;
        else if (!isHarmless(mutated.headers, headers, scheme)) tally.accepted += 1;
      }
    }),
    { numRuns: messages, seed: 20_260_301 },
  );
  expect(tally.accepted).toBe(0);
  expect(tally.refused).toBeGreaterThan(0.9 * messages * mutationsOfEach);
}, 120_000);

interface Signed {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

function isSame(left: Signed, right: Signed): boolean {
  return Buffer.compare(left.body, right.body) === 0 && JSON.stringify(left.headers) === JSON.stringify(right.headers);
}

/** A list may hold empty entries and such of unknown versions: the same signature still stands there, untouched. */
function isHarmless(headers: Signed['headers'], genuine: Signed['headers'], scheme: SignedScheme): boolean {
  const { form } = scheme.signature;
  if (form === 'single') return false;
  const header = scheme.signatureHeader;
  const entries = (text = '') => text.split(form === 'list' ? ' ' : ',').filter((entry) => entry !== '');
  const others = (from: Signed['headers']) => JSON.stringify({ ...from, [header]: '' });
  const kept = entries(genuine[header]).every((entry) => entries(headers[header]).includes(entry));
  return kept && others(headers) === others(genuine);
}
