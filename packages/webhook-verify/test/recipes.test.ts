import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createVerifier, make, memoryReplayGuard, sign } from '../src/index.js';
import { bytes, nowMs, standardSecret } from './deliveries.js';
import { evaluate } from './iml.js';
import type { Variables } from './iml.js';

const recipes = readFileSync(new URL('../RECIPES.md', import.meta.url), 'utf8');
const [, sending = '', receiving = ''] = recipes.split(/^## .*$/m);
const linesOf = (recipe: string): readonly string[] =>
  [...recipe.matchAll(/^ *```iml\n(.*?)^ *```/gms)].flatMap(([, block = '']) =>
    block
      .trimEnd()
      .split('\n')
      .map((line) => line.trim()),
  );

/** Carries out the lines `name = template` of a recipe, one after another, with a key in place of `KEY`. */
function carryOut(recipe: string, key: string, given: Variables): Record<string, unknown> {
  const variables: Record<string, unknown> = { ...given };
  for (const line of linesOf(recipe)) {
    const [, name, template] = /^(\S+) = (.*)$/.exec(line) ?? [];
    if (name !== undefined && template !== undefined) {
      variables[name] = evaluate(template.replaceAll('KEY', key), variables);
    }
  }
  return variables;
}

const comparisons: Readonly<Record<string, (left: string, right: string) => boolean>> = {
  'text equal to': (left, right) => left === right,
  'matches pattern': (left, right) => new RegExp(right).test(left),
  'less than or equal to': (left, right) => Number(left) <= Number(right),
  'greater than or equal to': (left, right) => Number(left) >= Number(right),
};

/** Whether the conditions of a recipe's filter hold. */
function passes(recipe: string, variables: Variables): boolean {
  const conditions = linesOf(recipe).flatMap((line) => {
    const [, left, operator = '', right] =
      /^(\{\{.*?\}\}) (text equal to|matches pattern|less than or equal to|greater than or equal to) (.*)$/.exec(
        line,
      ) ?? [];
    const compare = comparisons[operator];
    return left === undefined || right === undefined || compare === undefined ? [] : [{ left, right, compare }];
  });
  expect(conditions).toHaveLength(5);
  return conditions.every(({ left, right, compare }) => compare(evaluate(left, variables), evaluate(right, variables)));
}

const key = standardSecret.slice('whsec_'.length);
const bodies = ['{"order":7}', '{"text":"žluťoučký kůň 🐎"}', ''];

test.each(bodies)('what a scenario signs by the recipe is accepted, once: %j', async (json) => {
  const sent = carryOut(sending, key, { '1.json': json, uuid: randomUUID(), now: nowMs });
  const headers = Object.fromEntries(
    ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => [name, String(sent[name])]),
  );
  const replay = memoryReplayGuard({ keepMs: 600_000, now: () => nowMs });
  const verifier = createVerifier({ scheme: make, secrets: [standardSecret], replay, now: () => nowMs });
  const delivery = { headers, body: bytes(json) };
  expect(await verifier.verify({ ...delivery, body: bytes(`${json} `) })).toMatchObject({
    reason: 'signature_mismatch',
  });
  expect(await verifier.verify(delivery)).toMatchObject({ ok: true, id: sent['2.id'], timestampMs: nowMs });
  expect(await verifier.verify(delivery)).toMatchObject({ reason: 'delivery_in_progress' });
});

test.each(bodies)('a scenario by the recipe lets pass what is signed, and nothing else: %j', (json) => {
  const headers = sign({ scheme: make, secrets: [standardSecret], id: 'msg_1', body: bytes(json), timestampMs: nowMs });
  const rows = Object.entries(headers).map(([name, value]) => ({ name, value }));
  const received = (given: Variables) =>
    passes(receiving, carryOut(receiving, key, { '1.__IMTHEADERS__': rows, '1.value': json, now: nowMs, ...given }));
  expect(received({})).toBe(true);
  expect(received({ '1.value': `${json} ` })).toBe(false);
  expect(received({ now: nowMs + 300_000 })).toBe(true);
  expect(received({ now: nowMs + 301_000 })).toBe(false);
  expect(received({ now: nowMs - 301_000 })).toBe(false);
  const later = rows.map((row) =>
    row.name === 'webhook-timestamp' ? { ...row, value: String(nowMs / 1_000 + 60) } : row,
  );
  expect(received({ '1.__IMTHEADERS__': later })).toBe(false);
  expect(received({ '1.__IMTHEADERS__': [] })).toBe(false);
});

test('a scenario by the recipe does not let the borders between id, time and body move', () => {
  const signed = { scheme: make, secrets: [standardSecret], id: 'msg_1', timestampMs: nowMs };
  const later = nowMs / 1_000 + 86_400;
  const note = `order 7, note: .${later}.PAY 1000`;
  const headers = sign({ ...signed, body: bytes(note) });
  const moved = {
    ...headers,
    'webhook-id': `msg_1.${nowMs / 1_000}.order 7, note: `,
    'webhook-timestamp': String(later),
  };
  const rows = Object.entries(moved).map(([name, value]) => ({ name, value }));
  const given = { '1.__IMTHEADERS__': rows, '1.value': 'PAY 1000', now: later * 1_000 };
  const variables = carryOut(receiving, key, given);
  // The signature fits, which is what makes it dangerous.
  expect(variables['4.expected']).toBe(headers['webhook-signature']);
  expect(passes(receiving, variables)).toBe(false);
});
