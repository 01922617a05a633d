import { oneLine } from './one-line.js';

test('leaves ordinary words of any script as they are', () => {
  for (const text of ['Quote (EU) → Brno', '見積もり', 'می‌خواهم', '👩‍💻 desk']) expect(oneLine(text, 50)).toBe(text);
});

test('leaves out what ends lines, steers terminals, turns the direction or cannot be seen', () => {
  expect(oneLine(' a\r\n\u2028b\t\u0000c\u001b[31m ', 50)).toBe('a b c [31m');
  expect(oneLine('pay\u202egnp.exe\u2066', 50)).toBe('pay gnp.exe');
  expect(oneLine('a\u{e0041}\u{e0042}\u00ad\ufeffb', 50)).toBe('a b');
});

test('cuts between characters', () => {
  expect(oneLine('ab😀', 3)).toBe('ab');
  expect(oneLine('ab cd', 3)).toBe('ab');
  expect(oneLine('x'.repeat(5_000), 120)).toHaveLength(120);
});
