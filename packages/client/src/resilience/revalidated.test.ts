import { answered, scripted, textOf } from '../../test/scripted.js';
import { scenarios } from '../endpoints/scenarios.js';

const one = { scenarioId: 7 };

test('a reply with a mark is asked for by its mark, and given out again while it holds', async () => {
  const { send, sent } = scripted((number) =>
    number === 1 ? answered(200, 'first', { etag: '"a"' }) : answered(304, '', { etag: '"a"' }),
  );
  expect([textOf(await send(scenarios.get, one)), textOf(await send(scenarios.get, one))]).toEqual([
    '"first"',
    '"first"',
  ]);
  expect(sent.map(({ call }) => call.wire.ifNoneMatch)).toEqual([undefined, '"a"']);
});

test('a new reply takes the place of the old one', async () => {
  const { send, sent } = scripted((number) => answered(200, number, { etag: `"${number}"` }));
  for (let call = 0; call < 3; call += 1) await send(scenarios.get, one);
  expect(sent.map(({ call }) => call.wire.ifNoneMatch)).toEqual([undefined, '"1"', '"2"']);
});

test('nobody with another secret is asked by it, or given it', async () => {
  const { send, sent } = scripted((number) => answered(200, number, { etag: '"a"' }));
  await send(scenarios.get, one, { secret: 'secret-1' });
  await send(scenarios.get, one, { secret: 'secret-2' });
  expect(sent.map(({ call }) => call.wire.ifNoneMatch)).toEqual([undefined, undefined]);
});

test.each([
  ['no mark', answered(200, 'a')],
  ['no-store', answered(200, 'a', { etag: '"a"', 'cache-control': 'private, no-store' })],
  ['a reply that varies by everything', answered(200, 'a', { etag: '"a"', vary: '*' })],
  ['an error', answered(404, 'a', { etag: '"a"' })],
  ['more than there is room for', answered(200, 'a'.repeat(10_000), { etag: '"a"' })],
])('%s is not kept', async (_, outcome) => {
  const { send, sent } = scripted(() => outcome, { cacheBytes: 5_000 });
  await send(scenarios.get, one);
  await send(scenarios.get, one);
  expect(sent.map(({ call }) => call.wire.ifNoneMatch)).toEqual([undefined, undefined]);
});

test('what was not asked for the longest makes room', async () => {
  const { send, sent } = scripted(() => answered(200, 'a'.repeat(1_000), { etag: '"a"' }), { cacheBytes: 5_000 });
  for (const scenarioId of [1, 2, 3, 1, 4, 1, 2]) await send(scenarios.get, { scenarioId });
  const known = sent.map(({ call }) => call.wire.ifNoneMatch !== undefined);
  expect(known).toEqual([false, false, false, true, false, true, false]);
});

test('nothing is kept where nothing may be', async () => {
  const { send, sent } = scripted(() => answered(200, 'a', { etag: '"a"' }), { cacheBytes: 0 });
  await send(scenarios.get, one);
  await send(scenarios.get, one);
  expect(sent[1]?.call.wire.ifNoneMatch).toBeUndefined();
});
