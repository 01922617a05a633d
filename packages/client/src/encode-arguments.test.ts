import { encodeArguments } from './encode-arguments.js';
import { dataStoreRecords } from './endpoints/data-store-records.js';
import { scenarios } from './endpoints/scenarios.js';

test('sorts flat arguments into path, query and body', () => {
  expect(encodeArguments(scenarios.clone, { scenarioId: 7, organizationId: 1, name: 'Copy', teamId: 2 })).toEqual({
    method: 'POST',
    target: '/scenarios/7/clone?organizationId=1',
    body: '{"name":"Copy","teamId":2}',
    contentType: 'application/json',
    accept: 'application/json',
  });
});

test('sends a blueprint and a scheduling as JSON text', () => {
  const { body } = encodeArguments(scenarios.update, {
    scenarioId: 7,
    blueprint: { name: 'A', flow: [], metadata: {}, extra: true },
    scheduling: { type: 'on-demand' },
  });
  expect(JSON.parse(String(body))).toEqual({
    blueprint: '{"name":"A","flow":[],"metadata":{},"extra":true}',
    scheduling: '{"type":"on-demand"}',
  });
});

test('sends free content as the whole body', () => {
  const request = encodeArguments(dataStoreRecords.replace, {
    dataStoreId: 3,
    dataStoreKeyRecord: 'a/b c?',
    record: { city: 'Brno' },
  });
  expect(request).toEqual({
    method: 'PUT',
    target: '/data-stores/3/data/a%2Fb%20c%3F',
    body: '{"city":"Brno"}',
    contentType: 'application/json',
    accept: 'application/json',
  });
});

test.each(['.', '..'])('refuses the path value "%s", which a URL would fold away', (key) => {
  const args = { dataStoreId: 3, dataStoreKeyRecord: key, record: {} };
  expect(() => encodeArguments(dataStoreRecords.replace, args)).toThrow(
    expect.objectContaining({ code: 'arguments_invalid' }),
  );
});

test('lists every wrong argument by path and reason, and no value', () => {
  const args = { teamId: 'secret-value', islinkd: true, pg: { limit: 0, offst: 1 } };
  expect(() => encodeArguments(scenarios.list, args)).toThrow(
    expect.objectContaining({
      code: 'arguments_invalid',
      endpoint: 'scenarios.list',
      issues: expect.arrayContaining([
        expect.objectContaining({ path: 'teamId' }),
        expect.objectContaining({ path: 'pg.limit' }),
        { path: 'pg.offst', reason: 'there is no argument of this name' },
        { path: 'islinkd', reason: 'there is no argument of this name' },
      ]),
    }),
  );
  expect(() => encodeArguments(scenarios.list, args)).not.toThrow(/secret-value/);
});

test.each([[null], [[]], ['7'], [7]])('refuses %j in place of an object', (args) => {
  expect(() => encodeArguments(scenarios.list, args)).toThrow(/expected an object/);
});

const circle: Record<string, unknown> = {};
circle['again'] = circle;
const half = 'secret-\ud800';
const scheduling = { type: 'on-demand' };

test.each<[string, string, () => unknown]>([
  [
    'half a character in a path',
    'dataStoreKeyRecord',
    () => encodeArguments(dataStoreRecords.replace, { dataStoreId: 3, dataStoreKeyRecord: half, record: {} }),
  ],
  ['half a character in a query', 'cols', () => encodeArguments(scenarios.list, { teamId: 1, cols: [half] })],
  [
    'a BigInt in free content',
    'record',
    () => encodeArguments(dataStoreRecords.replace, { dataStoreId: 3, dataStoreKeyRecord: 'a', record: { a: 1n } }),
  ],
  [
    'an object that holds itself in a body',
    'arguments',
    () => encodeArguments(scenarios.run, { scenarioId: 7, data: circle }),
  ],
  [
    'a BigInt in a value that travels as text',
    'blueprint',
    () => encodeArguments(scenarios.create, { teamId: 1, scheduling, blueprint: { name: 'A', flow: [], note: 1n } }),
  ],
])('refuses %s by its place and without its value', (_, path, encode) => {
  expect(encode).toThrow(
    expect.objectContaining({ code: 'arguments_invalid', issues: [{ path, reason: expect.any(String) }] }),
  );
  expect(encode).not.toThrow(/secret-/);
});

test.each([[{}], [{ teamId: undefined }], [{ teamId: 1, organizationId: 2 }]])(
  'refuses %j where Make wants one of two ids',
  (args) => {
    expect(() => encodeArguments(scenarios.list, args)).toThrow(
      expect.objectContaining({
        code: 'arguments_invalid',
        message: expect.stringContaining('give exactly one of teamId and organizationId'),
      }),
    );
  },
);
