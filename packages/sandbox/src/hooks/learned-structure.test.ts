import { fieldsLearnedFrom } from './learned-structure.js';

test('a bundle teaches the names and types of its fields, nested ones too', () => {
  const bundle = {
    id: 'A-1',
    total: 12.5,
    paid: false,
    note: null,
    buyer: { name: 'Mira' },
    lines: [{ sku: 'x' }],
    tags: ['a'],
  };
  expect(fieldsLearnedFrom(bundle)).toEqual([
    { name: 'id', type: 'text' },
    { name: 'total', type: 'number' },
    { name: 'paid', type: 'boolean' },
    { name: 'note', type: 'text' },
    { name: 'buyer', type: 'collection', spec: [{ name: 'name', type: 'text' }] },
    { name: 'lines', type: 'array', spec: [{ name: 'sku', type: 'text' }] },
    { name: 'tags', type: 'array', spec: { type: 'text' } },
  ]);
});
