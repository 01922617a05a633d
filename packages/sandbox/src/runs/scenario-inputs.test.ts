import { inputProblems, withDefaults } from './scenario-inputs.js';
import type { Field } from '../state/rows.js';

const problemNames = (fields: readonly Field[], inputs: Record<string, unknown>) =>
  inputProblems(fields, inputs).map(({ name }) => name);

test('a required value must be there, unless there is a default', () => {
  const fields = [
    { name: 'a', type: 'text', required: true },
    { name: 'b', type: 'text', required: true, default: 'x' },
    { name: 'c', type: 'text' },
  ];
  expect(problemNames(fields, {})).toEqual(['a']);
  expect(problemNames(fields, { a: '' })).toEqual(['a']);
  expect(problemNames(fields, { a: null })).toEqual(['a']);
  expect(problemNames(fields, { a: 'here' })).toEqual([]);
});

test('defaults stand in for what is absent, and for nothing else', () => {
  const fields = [{ name: 'a', type: 'number', default: 1 }];
  expect(withDefaults(fields, {})).toEqual({ a: 1 });
  expect(withDefaults(fields, { a: null, extra: true })).toEqual({ a: 1, extra: true });
  expect(withDefaults(fields, { a: 0 })).toEqual({ a: 0 });
});

test.each([
  ['text', ['x', 5, false], [{}, []]],
  ['number', [1, '1.5'], ['one', true, {}]],
  ['integer', [-1, '2'], [1.5]],
  ['uinteger', [0, '2'], [-1]],
  ['boolean', [true, 'false'], ['yes', 1]],
  ['date', ['2026-01-31', '2026-01-31T10:00:00Z'], ['soon', 5]],
  ['email', ['a@b.example'], ['a', 'a b@c']],
  ['url', ['https://a.example/'], ['a.example']],
  ['array', [[]], [{}, 'a']],
  ['collection', [{}], [[], 'a']],
  ['any', ['x', 5, {}], []],
])('a field of type %s takes %j and refuses %j', (type, good, bad) => {
  const fields = [{ name: 'a', type }];
  for (const value of good) expect([value, problemNames(fields, { a: value })]).toEqual([value, []]);
  for (const value of bad) expect([value, problemNames(fields, { a: value })]).toEqual([value, ['a']]);
});

test('a select takes its own values only', () => {
  const options = [{ label: 'One', value: '1' }];
  const fields = [{ name: 'a', type: 'select', options }];
  expect(problemNames(fields, { a: '1' })).toEqual([]);
  expect(problemNames(fields, { a: 'One' })).toEqual(['a']);
});

test('collections and arrays are checked to the bottom, and the path says where', () => {
  const person = [{ name: 'email', type: 'email', required: true }];
  const fields = [
    { name: 'one', type: 'collection', spec: person },
    { name: 'all', type: 'array', spec: person },
    { name: 'counts', type: 'array', spec: { name: 'count', type: 'number' } },
  ];
  const inputs = { one: { email: 'x' }, all: [{ email: 'a@b.example' }, {}, 'c'], counts: [1, 'two'] };
  expect(problemNames(fields, inputs)).toEqual(['one.email', 'all[1].email', 'all[2]', 'counts[1]']);
});

test.each(['__proto__', 'constructor', 'toString'])(
  'a field type or a field called %s is like any unknown one',
  (word) => {
    expect(problemNames([{ name: 'a', type: word }], { a: 5 })).toEqual([]);
    expect(problemNames([{ name: word, type: 'text', required: true }], {})).toEqual([word]);
    expect(problemNames([{ name: word, type: 'number' }], {})).toEqual([]);
  },
);
