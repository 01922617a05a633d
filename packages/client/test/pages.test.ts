import { z } from 'zod';
import { dataStoreRecords } from '../src/endpoints/data-store-records.js';
import { executions } from '../src/endpoints/executions.js';
import { folders } from '../src/endpoints/folders.js';
import { hooks } from '../src/endpoints/hooks.js';
import { scenarios } from '../src/endpoints/scenarios.js';
import { endpoint, group } from '../src/index.js';
import type { Answer } from './foreign-server.js';
import { against, errorOf, json } from './foreign-server.js';

const pageOf = (url: string) => {
  const { searchParams } = new URL(url, 'http://zone');
  return { offset: Number(searchParams.get('pg[offset]')), limit: Number(searchParams.get('pg[limit]')) };
};

/** A list that pages as asked, with at most `most` rows per page. */
const listOf =
  (count: number, most = Infinity): Answer =>
  (response, received, request) => {
    const { offset, limit } = pageOf(received.url);
    const allowed = Math.min(limit, most);
    const rows = Array.from({ length: count }, (_, index) => ({ id: index + 1, name: `S${index + 1}` }));
    const body = { scenarios: rows.slice(offset, offset + allowed), pg: { limit: allowed, offset } };
    json(200, body)(response, received, request);
  };

async function collect<Row>(rows: AsyncIterable<Row>): Promise<Row[]> {
  const all: Row[] = [];
  for await (const row of rows) all.push(row);
  return all;
}

test.each([
  [0, [0]],
  [3, [0]],
  [4, [0, 4]],
  [10, [0, 4, 8]],
])('of %i rows, four per page, asks for the offsets %j', async (count, offsets) => {
  await against(listOf(count), async (make, server) => {
    const rows = await collect(make.each(scenarios.list, { teamId: 1 }, { pageSize: 4 }));
    expect(rows.map(({ id }) => id)).toEqual(Array.from({ length: count }, (_, index) => index + 1));
    expect(server.received.map(({ url }) => pageOf(url).offset)).toEqual(offsets);
  });
});

test('asks for a hundred rows and keeps the other arguments', async () => {
  await against(listOf(103), async (make, server) => {
    const rows = await collect(make.each(scenarios.list, { teamId: 1, pg: { sortBy: 'name' } }));
    expect(rows).toHaveLength(103);
    expect(server.received.map(({ url }) => url)).toEqual([
      '/api/v2/scenarios?teamId=1&pg%5Boffset%5D=0&pg%5Blimit%5D=100&pg%5BsortBy%5D=name',
      '/api/v2/scenarios?teamId=1&pg%5Boffset%5D=100&pg%5Blimit%5D=100&pg%5BsortBy%5D=name',
    ]);
  });
});

test('goes on when Make allows less per page than was asked for', async () => {
  await against(listOf(7, 3), async (make) => {
    expect(await collect(make.each(scenarios.list, { teamId: 1 }, { pageSize: 50 }))).toHaveLength(7);
  });
});

test.each([
  ['says nothing about its pages', (rows: object[]) => ({ scenarios: rows })],
  ['says everything but the limit', (rows: object[]) => ({ scenarios: rows, pg: { offset: 0 } })],
])('asks until a page is empty when Make allows less and %s', async (_, reply) => {
  const silent: Answer = (response, received, request) => {
    const { offset } = pageOf(received.url);
    const rows = Array.from({ length: 7 }, (_row, index) => ({ id: index + 1, name: 'A' })).slice(offset, offset + 3);
    json(200, reply(rows))(response, received, request);
  };
  await against(silent, async (make, server) => {
    expect(await collect(make.each(scenarios.list, { teamId: 1 }, { pageSize: 50 }))).toHaveLength(7);
    expect(server.received.map(({ url }) => pageOf(url).offset)).toEqual([0, 3, 6, 7]);
  });
});

test('gives every row or says that it cannot: a part of the rows is refused before anything is sent', async () => {
  await against(listOf(9), async (make, server) => {
    const walks = [
      ['pg.offset', make.each(scenarios.list, { teamId: 1, pg: { offset: 2 } })],
      ['pg.last', make.each(executions.list, { scenarioId: 7, pg: { last: 'e1' } })],
      ['pg.showLast', make.each(executions.list, { scenarioId: 7, pg: { showLast: true } })],
      ['pg.limit', make.each(hooks.list, { teamId: 1, pg: { limit: 2 } })],
    ] as const;
    for (const [path, rows] of walks) {
      expect(await errorOf(rows.next())).toMatchObject({ code: 'arguments_invalid', issues: [{ path }] });
    }
    expect(server.received).toEqual([]);
  });
});

test('an endpoint of your own whose rows are no list is a reply of another shape', async () => {
  const facts = { method: 'GET', path: '/things', scopes: [], effect: 'read', items: 'things' } as const;
  const { list } = group('things', { list: endpoint({ ...facts, reply: z.looseObject({}) }) });
  await against(json(200, { things: 'none' }), async (make) => {
    expect(await errorOf(make.each(list, {}).next())).toMatchObject({ code: 'make_reply_unexpected' });
  });
});

test('stops asking when the reader stops reading', async () => {
  await against(listOf(100), async (make, server) => {
    for await (const { id } of make.each(scenarios.list, { teamId: 1 }, { pageSize: 5 })) if (id === 6) break;
    expect(server.received).toHaveLength(2);
  });
});

test('notices a server that ignores the offset, also where rows have no id', async () => {
  const stuck = { scenarios: [{ id: 1, name: 'A' }], records: [{ key: 'a', data: {} }] };
  await against(json(200, stuck), async (make, server) => {
    const scenarioRows = collect(make.each(scenarios.list, { teamId: 1 }, { pageSize: 1 }));
    expect(await errorOf(scenarioRows)).toMatchObject({ code: 'make_reply_unexpected', endpoint: 'scenarios.list' });
    const recordRows = collect(make.each(dataStoreRecords.list, { dataStoreId: 1 }, { pageSize: 1 }));
    expect(await errorOf(recordRows)).toMatchObject({ code: 'make_reply_unexpected' });
    expect(server.received).toHaveLength(4);
  });
});

test.each([0, -1, 1.5, Number.NaN])('refuses a page size of %d by its name, before it asks', async (pageSize) => {
  await against(listOf(1), async (make, server) => {
    expect(await errorOf(make.each(scenarios.list, { teamId: 1 }, { pageSize }).next())).toMatchObject({
      code: 'arguments_invalid',
      issues: [{ path: 'pageSize' }],
    });
    expect(server.received).toHaveLength(0);
  });
});

test('asks once for a list without pages', async () => {
  const rows = [
    { id: 1, name: 'A' },
    { id: 2, name: 'B' },
  ];
  await against(json(200, { scenariosFolders: rows }), async (make, server) => {
    expect(await collect(make.each(folders.list, { teamId: 1 }, { pageSize: 1 }))).toEqual(rows);
    expect(server.received.map(({ url }) => url)).toEqual(['/api/v2/scenarios-folders?teamId=1']);
  });
});

test('the signal ends the walk between pages', async () => {
  const controller = new AbortController();
  await against(listOf(100), async (make) => {
    const walk = async () => {
      const rows = make.each(scenarios.list, { teamId: 1 }, { pageSize: 5, signal: controller.signal });
      for await (const { id } of rows) if (id === 5) controller.abort();
    };
    expect(await errorOf(walk())).toMatchObject({ name: 'AbortError' });
  });
});

test('wrong arguments are an ArgumentsError here too', async () => {
  await against(listOf(1), async (make, server) => {
    const wrong: unknown = { teamId: 1, pg: 'all' };
    const rows = make.each(scenarios.list, wrong as { teamId: number });
    expect(await errorOf(collect(rows))).toMatchObject({ code: 'arguments_invalid' });
    expect(server.received).toEqual([]);
  });
});
