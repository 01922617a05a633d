import { replyOf, responderOf } from './webhook-reply.js';

const respond = (mapper: object) => ({ id: 3, module: 'gateway:WebhookRespond', mapper });

test('a reply has the status, the headers and the body of its module, with the delivery filled in', () => {
  const mapper = {
    status: '201',
    body: '{"id":"{{1.order}}"}',
    headers: [{ key: 'Content-Type', value: 'application/json' }],
  };
  expect(replyOf(respond(mapper), { '1': { order: 'A-7' } })).toEqual({
    status: 201,
    headers: { 'content-type': 'application/json' },
    body: '{"id":"A-7"}',
  });
});

test('a status that is none is 200', () => {
  expect(replyOf(respond({ status: '{{1.none}}', body: 'ok' }), {})).toMatchObject({ status: 200, body: 'ok' });
  expect(replyOf(respond({ status: 99 }), {})).toMatchObject({ status: 200, body: '' });
});

test('of several modules that answer the first does, also when it stands in a route', () => {
  const flow = [
    { id: 1, module: 'gateway:CustomWebHook' },
    { id: 2, module: 'builtin:BasicRouter', routes: [{ flow: [respond({ body: 'inner' })] }] },
    respond({ body: 'outer' }),
  ];
  expect(responderOf({ name: 'x', flow, metadata: {} })).toMatchObject({ mapper: { body: 'inner' } });
});

test('a delivery cannot break the headers of its reply', () => {
  const headers = [
    { key: 'x-{{1.name}}', value: 'kept' },
    { key: 'x-order', value: '{{1.order}}' },
    { key: 'Content-Length', value: '1' },
  ];
  const bundle = { name: 'a b', order: 'A-7\r\nset-cookie: x=1' };
  expect(replyOf(respond({ headers }), { '1': bundle }).headers).toEqual({
    'content-type': 'text/plain; charset=utf-8',
    'x-order': 'A-7set-cookie: x=1',
  });
});
