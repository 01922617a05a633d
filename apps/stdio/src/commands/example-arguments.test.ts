import { exampleArguments } from './example-arguments.js';

test('gives every required input a value of its type, and leaves the rest out', () => {
  const properties = {
    city: { type: 'string' },
    weight: { type: 'number' },
    size: { type: 'string', enum: ['small', 'large'] },
    note: { type: 'string' },
    customer: { type: 'object', properties: { email: { type: 'string' } }, required: ['email'] },
  };
  const required = ['city', 'weight', 'size', 'customer'];
  expect(exampleArguments({ inputSchema: { type: 'object', properties, required } })).toEqual({
    city: 'Brno',
    weight: 3,
    size: 'small',
    customer: { email: 'ada@example.com' },
  });
});
