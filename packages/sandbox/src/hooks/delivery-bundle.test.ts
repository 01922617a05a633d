import { bundleOf } from './delivery-bundle.js';
import type { DeliveryRequest } from './delivery-request.js';

const delivery = (body: string, rest: Partial<DeliveryRequest> = {}): DeliveryRequest => ({
  method: 'POST',
  url: '/hook/x',
  query: {},
  headers: {},
  body: Buffer.from(body),
  address: '127.0.0.1',
  ...rest,
});

test('the fields of a JSON body and of the query are one bundle', () => {
  expect(bundleOf(delivery('{"order":7}', { query: { shop: 'north' } }), {})).toEqual({ shop: 'north', order: 7 });
});

test('a form is read field by field', () => {
  const headers = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };
  expect(bundleOf(delivery('name=Mira+Sol&tags[]=a&tags[]=b', { headers }), {})).toEqual({
    name: 'Mira Sol',
    tags: ['a', 'b'],
  });
});

test('what is no JSON object is one text, an empty body is nothing', () => {
  expect(bundleOf(delivery('no JSON'), {})).toEqual({ value: 'no JSON' });
  expect(bundleOf(delivery('[1,2]'), {})).toEqual({ value: '[1,2]' });
  expect(bundleOf(delivery(''), {})).toEqual({});
});

test('a body nested without end is one text', () => {
  const body = `{"deep":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
  expect(bundleOf(delivery(body), {})).toEqual({ value: body });
});

test('stringify passes the body on as it came', () => {
  expect(bundleOf(delivery('{ "order": 7 }', { query: { shop: 'north' } }), { stringify: true })).toEqual({
    shop: 'north',
    value: '{ "order": 7 }',
  });
});

test('method and headers are in the bundle when the hook asks for them', () => {
  const request = delivery('{}', { method: 'GET', headers: { 'x-shop': 'north' } });
  expect(bundleOf(request, { method: true, headers: true })).toEqual({
    __IMTMETHOD__: 'GET',
    __IMTHEADERS__: [{ name: 'x-shop', value: 'north' }],
  });
  expect(bundleOf(request, { method: false, headers: false })).toEqual({});
});
