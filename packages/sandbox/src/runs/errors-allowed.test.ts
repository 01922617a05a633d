import { errorThatStops } from './errors-allowed.js';

const scenario = (type: string, metadata = {}) => ({
  scheduling: { type },
  blueprint: { name: 'x', flow: [], metadata },
});

test('an instant scenario is switched off at its first error, whatever its settings say', () => {
  expect(errorThatStops(scenario('immediately', { scenario: { maxErrors: 5 } }))).toBe(1);
});

test('a scheduled scenario is switched off at its third error, or at the one that its blueprint names', () => {
  expect(errorThatStops(scenario('indefinitely'))).toBe(3);
  expect(errorThatStops(scenario('daily', { scenario: { maxErrors: 5 } }))).toBe(5);
  expect(errorThatStops(scenario('daily', { scenario: { maxErrors: 0 } }))).toBe(3);
});
