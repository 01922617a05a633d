import { z } from 'zod';
import { jsonText, jsonTextOr } from './json-text.js';

const schema = jsonText(z.looseObject({ type: z.string() }));

test('is text on the wire and an object in the program, with unknown fields kept', () => {
  const value = { type: 'indefinitely', interval: 900 };
  expect(z.encode(schema, value)).toBe('{"type":"indefinitely","interval":900}');
  expect(z.decode(schema, '{"type":"indefinitely","interval":900}')).toEqual(value);
});

test.each(['{', '', '{"type":1}', 'null'])('reports the text %s as an issue instead of throwing', (text) => {
  expect(z.safeDecode(schema, text).success).toBe(false);
});

test('takes either form where Make answers with both', () => {
  const either = jsonTextOr(z.looseObject({ type: z.string() }));
  expect(either.parse({ type: 'once' })).toEqual({ type: 'once' });
  expect(either.parse('{"type":"once"}')).toEqual({ type: 'once' });
});
