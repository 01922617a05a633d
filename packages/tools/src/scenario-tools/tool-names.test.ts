import { slugOf, toolNamesOf } from './tool-names.js';

const none = new Set<string>();
const named = (...names: string[]) => names.map((name, index) => ({ id: index + 1, name }));

test('makes a name from the words of the scenario', () => {
  expect([...toolNamesOf(named('Order → Invoice (EU)', '  Söhne & Łódź: café  '), none).values()]).toEqual([
    'run_order_invoice_eu',
    'run_sohne_lodz_cafe',
  ]);
});

test('falls back to the id when no Latin letter is left', () => {
  expect(toolNamesOf([{ id: 77, name: '見積もり' }], none).get(77)).toBe('run_scenario_77');
  expect(slugOf('…')).toBe('');
});

test('stays within 40 characters and never ends in an underscore', () => {
  const long = 'Synchronise every customer of the northern branch with the central ledger';
  const names = [...toolNamesOf(named(long, long, `${'a'.repeat(35)} b`), none).values()];
  for (const name of names) expect(name).toMatch(/^[a-z][a-z0-9_]{0,38}[a-z0-9]$/);
  expect(new Set(names).size).toBe(3);
});

test('leaves the bare name to the lowest id, whatever the order, and gives the others a stable suffix', () => {
  const pair = [
    { id: 9, name: 'Quote' },
    { id: 4, name: 'quote!' },
  ];
  const names = toolNamesOf(pair, none);
  expect(names.get(4)).toBe('run_quote');
  expect(names.get(9)).toMatch(/^run_quote_[0-9a-f]{6}$/);
  expect(toolNamesOf(pair.toReversed(), none).get(9)).toBe(names.get(9));
  expect(toolNamesOf([...pair, { id: 12, name: 'Quote' }], none).get(9)).toBe(names.get(9));
});

test('never takes a reserved name', () => {
  expect(toolNamesOf(named('Quote'), new Set(['run_quote'])).get(1)).toMatch(/^run_quote_[0-9a-f]{6}$/);
});
