import { scenarioRow } from './scenario-row.js';

const scenario = { id: 7, name: 'Orders' };

test('takes the state from the old name when an older Make gives no other', () => {
  expect(scenarioRow({ ...scenario, islinked: true })).toMatchObject({ isActive: true });
  expect(scenarioRow({ ...scenario, isActive: false, islinked: true })).toMatchObject({ isActive: false });
  expect(scenarioRow(scenario)).not.toHaveProperty('isActive');
});
