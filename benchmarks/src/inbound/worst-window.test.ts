import { worstWindow } from './worst-window.js';

const at = (...times: number[]) => times.map((ms) => ({ sentMs: ms, answeredMs: ms }));

test('finds the fullest stretch, wherever it begins', () => {
  expect(worstWindow(at(0, 50, 90, 99, 100, 250), 100)).toBe(4);
  expect(worstWindow([], 100)).toBe(0);
});

test('counts only what was certainly within it', () => {
  expect(worstWindow([...at(0), { sentMs: 95, answeredMs: 101 }], 100)).toBe(1);
});
