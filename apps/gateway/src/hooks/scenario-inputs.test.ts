import { scenarioInputs } from './scenario-inputs.js';

const bytes = (text: string) => new TextEncoder().encode(text);

test('takes the fields of a body as inputs, or the whole body as one', () => {
  expect(scenarioInputs(bytes('{"city":"Brno","kg":3}'), { input: undefined })).toEqual({ city: 'Brno', kg: 3 });
  expect(scenarioInputs(bytes('{"city":"Brno"}'), { input: 'order' })).toEqual({ order: { city: 'Brno' } });
  expect(scenarioInputs(bytes('[1,2]'), { input: 'lines' })).toEqual({ lines: [1, 2] });
});

test('takes 200 levels, and names like those of methods', () => {
  const deep = `{"a":${'['.repeat(199)}${']'.repeat(199)},"toString":1}`;
  expect(scenarioInputs(bytes(deep), { input: undefined })).toEqual(JSON.parse(deep));
});

test.each([
  ['text', bytes('order=7'), 'body_not_json'],
  ['nothing', bytes(''), 'body_not_json'],
  ['bytes that are no UTF-8', Uint8Array.of(0x22, 0xff, 0x22), 'body_not_json'],
  ['a list without an input for it', bytes('[1]'), 'body_not_fields'],
  ['null', bytes('null'), 'body_not_fields'],
  ['an input that would be lost', bytes('{"__proto__":{"a":1},"b":2}'), 'body_not_fields'],
  ['201 levels', bytes(`{"a":${'['.repeat(200)}${']'.repeat(200)}}`), 'body_too_deep'],
  ['a hundred thousand levels', bytes(`{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`), 'body_too_deep'],
])('refuses %s', (_, body, code) => {
  expect(() => scenarioInputs(body, { input: undefined })).toThrow(expect.objectContaining({ code }));
});
