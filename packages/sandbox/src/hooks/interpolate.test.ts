import { interpolate } from './interpolate.js';

const bundles = { '1': { order: { id: 7 }, name: 'Mira', lines: [{ sku: 'a' }, { sku: 'b' }], constructor: 'own' } };

test('references to bundles are replaced by their values', () => {
  expect(interpolate('{"id":{{1.order.id}},"name":"{{ 1.name }}"}', bundles)).toBe('{"id":7,"name":"Mira"}');
  expect(interpolate('{{1.order}}', bundles)).toBe('{"id":7}');
});

test('lists count from 1, and empty brackets mean the first item', () => {
  expect(interpolate('{{1.lines[2].sku}}{{1.lines[].sku}}', bundles)).toBe('ba');
});

test('what is not there, and every formula, comes to nothing', () => {
  expect(interpolate('<{{1.none}}{{2.name}}{{now}}{{upper(1.name)}}{{1.name.length}}>', bundles)).toBe('<>');
  expect(interpolate('{{1.constructor}}{{1.toString}}', bundles)).toBe('own');
});
