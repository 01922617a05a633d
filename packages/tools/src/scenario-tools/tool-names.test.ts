import { slugOf, toolNames, type NamedScenario } from './tool-names.js';

const none = new Set<string>();
const named = (...names: string[]) => names.map((name, index) => ({ id: index + 1, name }));
const toolNamesOf = (scenarios: readonly NamedScenario[], reserved = none) => toolNames(reserved).nameAll(scenarios);

test('makes a name from the words of the scenario', () => {
  expect([...toolNamesOf(named('Order → Invoice (EU)', '  Söhne & Łódź: café  ')).values()]).toEqual([
    'run_order_invoice_eu',
    'run_sohne_lodz_cafe',
  ]);
});

test('falls back to the id when no Latin letter is left', () => {
  expect(toolNamesOf([{ id: 77, name: '見積もり' }]).get(77)).toBe('run_scenario_77');
  expect(slugOf('…')).toBe('');
});

test('stays within 40 characters and never ends in an underscore', () => {
  const long = 'Synchronise every customer of the northern branch with the central ledger';
  const names = [...toolNamesOf(named(long, long, `${'a'.repeat(35)} b`)).values()];
  for (const name of names) expect(name).toMatch(/^[a-z][a-z0-9_]{0,38}[a-z0-9]$/);
  expect(new Set(names).size).toBe(3);
});

test('leaves the bare name to the lowest id, whatever the order, and gives the others a stable suffix', () => {
  const pair = [
    { id: 9, name: 'Quote' },
    { id: 4, name: 'quote!' },
  ];
  const names = toolNamesOf(pair);
  expect(names.get(4)).toBe('run_quote');
  expect(names.get(9)).toMatch(/^run_quote_[0-9a-f]{6}$/);
  expect(toolNamesOf(pair.toReversed()).get(9)).toBe(names.get(9));
  expect(toolNamesOf([...pair, { id: 12, name: 'Quote' }]).get(9)).toBe(names.get(9));
});

test('never takes a reserved name', () => {
  expect(toolNamesOf(named('Quote'), new Set(['run_quote'])).get(1)).toMatch(/^run_quote_[0-9a-f]{6}$/);
});

test('has a name for everybody, even when another scenario is called like a number', () => {
  const names = toolNamesOf([
    { id: 3, name: 'Scenario 7' },
    { id: 7, name: '日本' },
    { id: 8, name: 'scenario 8' },
    { id: 11, name: '語' },
  ]);
  expect(names.get(3)).toMatch(/^run_scenario_7_[0-9a-f]{6}$/);
  expect([names.get(7), names.get(8), names.get(11)]).toEqual([
    'run_scenario_7',
    expect.stringMatching(/^run_scenario_8_[0-9a-f]{6}$/),
    'run_scenario_11',
  ]);
  const many = Array.from({ length: 2_000 }, (_, index) => ({
    id: index + 1,
    name: ['', 'Scenario', `Scenario ${2_000 - index}`, `scenario ${'9'.repeat(40)}`][index % 4] ?? '',
  }));
  expect(new Set(toolNamesOf(many).values()).size).toBe(2_000);
});

describe('while the process lives', () => {
  const [older, newer] = [
    { id: 4, name: 'Quote' },
    { id: 9, name: 'Quote' },
  ];

  test('a newcomer takes no name from one that was there, not even with a lower id', () => {
    const names = toolNames(none);
    names.nameAll([newer]);
    const both = names.nameAll([older, newer]);
    expect(both.get(9)).toBe('run_quote');
    expect(both.get(4)).toMatch(/^run_quote_[0-9a-f]{6}$/);
  });

  test('a name is not passed on when its scenario is gone or called otherwise', () => {
    const names = toolNames(none);
    const suffixed = names.nameAll([older, newer]).get(9);
    expect(names.nameAll([newer]).get(9)).toBe(suffixed);
    expect(names.nameAll([{ id: 4, name: 'Price' }, newer]).get(9)).toBe(suffixed);
    expect(names.nameAll([{ id: 12, name: 'Quote' }]).get(12)).not.toBe('run_quote');
  });

  test('a scenario that is renamed and renamed back has its name again', () => {
    const names = toolNames(none);
    names.nameAll([older]);
    expect(names.nameAll([{ id: 4, name: 'Price' }]).get(4)).toBe('run_price');
    expect(names.nameAll([older]).get(4)).toBe('run_quote');
  });
});
