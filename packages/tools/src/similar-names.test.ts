import { similarNames } from './similar-names.js';

const known = ['scenarios_run', 'scenarios_list', 'scenarios_get', 'status', 'run_quote'];

test('finds slips, other cases and other separators, the nearest first', () => {
  expect(similarNames('scenario_run', known)[0]).toBe('scenarios_run');
  expect(similarNames('Scenarios-List', known)[0]).toBe('scenarios_list');
  expect(similarNames('run_scenarios', known)[0]).toBe('scenarios_run');
  expect(similarNames('stauts', known)).toEqual(['status']);
});

test('offers nothing for a name that resembles none', () => {
  expect(similarNames('send_an_email_to_everybody', known)).toEqual([]);
  expect(similarNames('', known)).toEqual([]);
  expect(similarNames('x'.repeat(100_000), known)).toEqual([]);
});
