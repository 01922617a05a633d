import { recordingMake } from '../../test/recording-make.js';
import { interfaceStore } from './interface-store.js';

const quote = { id: 7, name: 'Quote', lastEdit: '2026-11-20T09:00:00.000Z' };
const { signal } = new AbortController();
const field = (name: string) => ({ name, type: 'text' });

/** A Make whose answers the test gives, one request after the other. */
function slowMake() {
  const waiting: ((name: string) => void)[] = [];
  const make = recordingMake({});
  const getInterface = () =>
    new Promise<{ interface: { input: ReturnType<typeof field>[]; output: [] } }>((resolve) => {
      waiting.push((name) => resolve({ interface: { input: [field(name)], output: [] } }));
    });
  return {
    make: { scenarios: { ...make.scenarios, getInterface } },
    answer: (at: number, name: string) => waiting[at]?.(name),
  };
}

test('reads an interface once per edit', async () => {
  const { make, answer } = slowMake();
  const store = interfaceStore(make, () => 0);
  const reading = store.read(quote, signal);
  answer(0, 'city');
  await reading;
  expect(store.due([quote])).toEqual([]);
  expect(store.due([{ ...quote, lastEdit: 'later' }])).toMatchObject([{ inMs: 0 }]);
});

test('does not forget a doubt that comes while the interface is being read', async () => {
  const { make, answer } = slowMake();
  const store = interfaceStore(make, () => 0);
  const reading = store.read(quote, signal);
  store.doubt(quote.id);
  answer(0, 'old');
  await reading;
  expect(store.get(quote.id)).toMatchObject({ input: [{ name: 'old' }] });
  expect(store.due([quote])).toMatchObject([{ inMs: 0 }]);
  expect(store.news()).toEqual([]);
});

test('takes a reading that began after the doubt for what it is, whatever comes in later', async () => {
  const { make, answer } = slowMake();
  const store = interfaceStore(make, () => 0);
  const before = store.read(quote, signal);
  store.doubt(quote.id);
  const after = store.read(quote, signal);
  answer(1, 'new');
  await after;
  expect(store.due([quote])).toEqual([]);
  answer(0, 'old');
  await before;
  expect(store.due([quote])).toMatchObject([{ inMs: 0 }]);
});

test('keeps of a reply only what tools are made of', async () => {
  const reply = { interface: { input: [{ ...field('city'), secret: 'x' }], output: null, editor: 'y' } };
  const store = interfaceStore(recordingMake({ scenarios: { getInterface: reply } }), () => 0);
  await store.read(quote, signal);
  expect(store.news()).toEqual([
    { scenarioId: 7, edit: quote.lastEdit, readAtMs: 0, interface: { input: [field('city')], output: [] } },
  ]);
});
