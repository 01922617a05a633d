import { encodeQuery } from './query.js';

test('repeats arrays and names the fields of objects, with encoded brackets', () => {
  expect(encodeQuery({ teamId: 7, cols: ['id', 'name'], pg: { offset: 0, sortDir: 'desc' }, isActive: false })).toBe(
    '?teamId=7&cols%5B%5D=id&cols%5B%5D=name&pg%5Boffset%5D=0&pg%5BsortDir%5D=desc&isActive=false',
  );
});

test('leaves out what is not given', () => {
  expect(encodeQuery({ a: undefined, b: null, c: [], d: {} })).toBe('');
});

test('encodes values that would end a query or begin another', () => {
  expect(encodeQuery({ name: 'a&b=c #ü' })).toBe('?name=a%26b%3Dc%20%23%C3%BC');
});
