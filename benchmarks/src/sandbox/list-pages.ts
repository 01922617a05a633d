import { startSandbox } from '@makegate/sandbox';
import { interleaved } from '../interleaved.js';
import { largeZone } from './large-zone.js';
import { printed } from './printed.js';
import { forkZone } from './processes.js';
import type { ForkedZone } from './processes.js';

const rounds = 20;
const asksPerRound = 50;

/** Milliseconds for a page of a hundred rows, in a small zone and in a large one. */
export async function listPages(): Promise<void> {
  const small = await zoneOf(1_000, 1_000);
  const large = await zoneOf(10_000, 1_000_000);
  for (const [kind, path] of Object.entries(small.paths)) {
    const contestants = { small: pages(small, path), large: pages(large, path) };
    await interleaved(contestants, 2);
    printed(`A page of ${kind}, in ms`, await interleaved(contestants, rounds), 2);
  }
  small.child.disconnect();
  large.child.disconnect();
}

interface FilledZone extends ForkedZone {
  readonly paths: Readonly<Record<string, string>>;
}

async function zoneOf(scenarios: number, records: number): Promise<FilledZone> {
  const forked = await forkZone();
  const source = await startSandbox();
  const lines = largeZone(source, { scenarios, records });
  await source.close();
  await fetch(`${forked.url}/_sandbox/state`, { method: 'PUT', body: lines.join('') });
  const headers = { authorization: `Token ${forked.token}` };
  const stores = await fetch(`${forked.url}/api/v2/data-stores?teamId=${forked.teamId}`, { headers });
  const { dataStores }: { dataStores: readonly { id: number; records: number }[] } = JSON.parse(await stores.text());
  const [largest] = dataStores.toSorted((one, other) => other.records - one.records);
  const page = 'pg%5Blimit%5D=100';
  return {
    ...forked,
    paths: {
      'scenarios, by id': `/api/v2/scenarios?teamId=${forked.teamId}&${page}`,
      'scenarios, by name': `/api/v2/scenarios?teamId=${forked.teamId}&pg%5BsortBy%5D=name&${page}`,
      records: `/api/v2/data-stores/${largest?.id}/data?${page}`,
    },
  };
}

const pages =
  ({ url, token }: ForkedZone, path: string) =>
  async (): Promise<number> => {
    const before = performance.now();
    for (let count = 0; count < asksPerRound; count += 1) {
      const answer = await fetch(url + path, { headers: { authorization: `Token ${token}` } });
      if (!answer.ok) throw new Error(`Answered with ${answer.status}.`);
      await answer.text();
    }
    return (performance.now() - before) / asksPerRound;
  };
