import { array, assert, constantFrom, option, property, record, string, subarray } from 'fast-check';
import { keyOf } from './key-of.js';

const text = string({ unit: constantFrom('a', 'b', '!', '#', '"', ':', '1', '2', '3'), maxLength: 6 });
const value = option(text, { nil: undefined });
const call = record({ effect: text, principal: value, tenant: value, tool: value });
const parts = ['tenant', 'principal', 'tool', 'effect'] as const;

test('gives two calls one key only when they are the same in all that the policy looks at', () => {
  const apart = property(subarray([...parts], { minLength: 1 }), array(call, { maxLength: 30 }), (key, calls) => {
    const seen = new Map<string, string>();
    for (const each of calls) {
      const found = keyOf(key, each);
      if (found === undefined) continue;
      const values = key.map((part) => (part === 'principal' ? [each.tenant, each.principal] : each[part]));
      const told = JSON.stringify(values, (_name, of: unknown) => of ?? null);
      expect(seen.get(found) ?? told).toBe(told);
      seen.set(found, told);
    }
  });
  assert(apart, { numRuns: 2_000 });
});

const of = (principal: string) => keyOf(['principal'], { effect: 'read', principal }) ?? '';

test('keeps a digest in place of a long text', () => {
  expect(of('x'.repeat(100_000))).toHaveLength(44);
  expect(of('x'.repeat(100_000))).not.toBe(of('x'.repeat(100_001)));
});
