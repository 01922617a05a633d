import { listedInWords } from './listed-in-words.js';

test('lists a few, and counts the rest', () => {
  expect(listedInWords(['a', 'b'])).toBe('a, b');
  expect(listedInWords(['a', 'b', 'c', 'd'], 2)).toBe('a, b and 2 more');
});

test('says none for none', () => {
  expect(listedInWords([])).toBe('none');
});
