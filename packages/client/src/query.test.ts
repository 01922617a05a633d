import { encodeQuery } from './query.js';

test('repeats arrays and names the fields of objects, with encoded brackets', () => {
  expect(
    encodeQuery('things.list', {
      teamId: 7,
      cols: ['id', 'name'],
      pg: { offset: 0, sortDir: 'desc' },
      isActive: false,
    }),
  ).toBe('?teamId=7&cols%5B%5D=id&cols%5B%5D=name&pg%5Boffset%5D=0&pg%5BsortDir%5D=desc&isActive=false');
});

test('leaves out what is not given', () => {
  expect(encodeQuery('things.list', { a: undefined, b: null, c: [], d: {} })).toBe('');
});

test('encodes values that would end a query or begin another', () => {
  expect(encodeQuery('things.list', { name: 'a&b=c #ü' })).toBe('?name=a%26b%3Dc%20%23%C3%BC');
});

class Place {
  readonly city = 'Brno';
}

test('takes any object with fields, also one without a prototype', () => {
  const bare: unknown = Object.assign(Object.create(null), { a: 1 });
  expect(encodeQuery('things.list', { bare, place: new Place() })).toBe('?bare%5Ba%5D=1&place%5Bcity%5D=Brno');
});

const circle: Record<string, unknown> = {};
circle['again'] = [circle];

test.each<[string, unknown]>([
  ['a date', new Date()],
  ['a map', new Map([['a', 1]])],
  ['NaN', Number.NaN],
  ['an endless number', Infinity],
  ['a BigInt', 1n],
  ['a function', () => 1],
  ['a symbol', Symbol('a')],
  ['half a character', 'secret-\ud800'],
  ['half a character in a name', { '\udc00': 1 }],
  ['an object that holds itself', circle],
])('refuses %s, which a URL cannot hold, by its place and without its value', (_, value) => {
  const query = { filter: { items: [value] } };
  expect(() => encodeQuery('things.list', query)).toThrow(
    expect.objectContaining({
      code: 'arguments_invalid',
      endpoint: 'things.list',
      issues: [{ path: expect.stringMatching(/^filter\.items/), reason: expect.stringContaining('a URL cannot') }],
    }),
  );
  expect(() => encodeQuery('things.list', query)).not.toThrow(/secret-/);
});
