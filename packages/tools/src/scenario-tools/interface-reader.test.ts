import { interfaceReader } from './interface-reader.js';
import { interfaceStore } from './interface-store.js';
import { recordingMake } from '../../test/recording-make.js';

const scenarios = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: index + 1, name: 'Quote', lastEdit: 'now' }));

/** What happens in which order while the first interfaces are read. */
async function startWith(count: number): Promise<readonly string[]> {
  const events: string[] = [];
  const make = recordingMake({
    scenarios: {
      getInterface: () => {
        events.push('interface');
        return { interface: { input: [], output: [] } };
      },
    },
  });
  const reader = interfaceReader({
    store: interfaceStore(make, Date.now),
    apiLimit: async () => {
      events.push('limit');
      return 60;
    },
    now: Date.now,
    signal: new AbortController().signal,
  });
  await reader.first(scenarios(count));
  return events;
}

test('asks for the limit before the first interfaces when there will be more to read', async () => {
  expect(await startWith(11)).toEqual(['limit', ...Array.from({ length: 10 }, () => 'interface')]);
});

test('does not ask for the limit when nothing will be left to read', async () => {
  expect(await startWith(10)).not.toContain('limit');
});
