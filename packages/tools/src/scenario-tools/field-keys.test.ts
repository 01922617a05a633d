import { keysOf } from './field-keys.js';
import { fieldsOf } from './field.js';

const keysFor = (...fields: unknown[]) => [...keysOf(fieldsOf(fields))].map(([key, { name }]) => [key, name]);
const texts = (...names: string[]) => names.map((name) => ({ name, type: 'text' }));

test('respells names that clients refuse, without giving two fields one name', () => {
  expect(keysFor(...texts('Größe', 'grosse', 'Größe!', '数', ''), 'rubbish')).toEqual([
    ['grosse', 'grosse'],
    ['grosse_2', 'Größe'],
    ['grosse_3', 'Größe!'],
    ['field', '数'],
  ]);
});

test('respells what every object inherits', () => {
  expect(keysFor(...texts('constructor', 'toString', '__proto__', 'CONSTRUCTOR'))).toEqual([
    ['CONSTRUCTOR', 'CONSTRUCTOR'],
    ['constructor_2', 'constructor'],
    ['tostring', 'toString'],
    ['proto', '__proto__'],
  ]);
});
