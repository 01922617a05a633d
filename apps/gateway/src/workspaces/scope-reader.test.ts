import { scopeReader } from './scope-reader.js';

/** A reader whose readings end when the test says so. */
function opened() {
  let atMs = 0;
  const begun: { answer: (scopes: readonly string[]) => void; fail: () => void }[] = [];
  const learned: (readonly string[] | undefined)[] = [];
  const reader = scopeReader({
    read: () =>
      new Promise((resolve, reject) => begun.push({ answer: resolve, fail: () => reject(new Error('Make is away.')) })),
    learn: (scopes) => learned.push(scopes),
    now: () => atMs,
  });
  return { reader, begun, learned, at: (ms: number) => (atMs = ms) };
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('learns what Make says', async () => {
  const { reader, begun, learned } = opened();
  const renewed = reader.renew();
  await settled();
  begun[0]?.answer(['scenarios:read']);
  await renewed;
  expect(learned).toEqual([['scenarios:read']]);
});

test('keeps what it knew when Make does not tell', async () => {
  const { reader, begun, learned } = opened();
  reader.freshen();
  await settled();
  begun[0]?.fail();
  await settled();
  expect(learned).toEqual([]);
});

test('forgets what it knew of another credential when Make does not tell what the new one may do', async () => {
  const { reader, begun, learned } = opened();
  const renewed = reader.renew();
  await settled();
  begun[0]?.fail();
  await renewed;
  expect(learned).toEqual([undefined]);
});

test('reads once more after a reading that began before the credential changed, however many ask', async () => {
  const { reader, begun, learned } = opened();
  void reader.renew();
  await settled();
  const others = [reader.renew(), reader.renew(), reader.renew()];
  await settled();
  expect(begun).toHaveLength(1);
  begun[0]?.answer(['old']);
  await settled();
  begun[1]?.answer(['new']);
  await Promise.all(others);
  expect(begun).toHaveLength(2);
  expect(learned).toEqual([['old'], ['new']]);
});

test('reads again for whoever asks after five minutes, and not before', async () => {
  const { reader, begun, at } = opened();
  void reader.renew();
  await settled();
  begun[0]?.answer([]);
  await settled();
  at(299_999);
  reader.freshen();
  await settled();
  expect(begun).toHaveLength(1);
  at(300_000);
  reader.freshen();
  reader.freshen();
  await settled();
  expect(begun).toHaveLength(2);
});

test('doubts at most every ten seconds, so that a role that forbids something does not double every call', async () => {
  const { reader, begun, at } = opened();
  void reader.renew();
  await settled();
  begun[0]?.answer([]);
  await settled();
  at(9_999);
  reader.doubt();
  await settled();
  expect(begun).toHaveLength(1);
  at(10_000);
  reader.doubt();
  reader.doubt();
  await settled();
  expect(begun).toHaveLength(2);
});
