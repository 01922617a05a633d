import type { ServerResponse } from 'node:http';
import type { ExchangeReport } from '../src/index.js';
import { createBreakers, createMakeClient } from '../src/index.js';
import type { Answer, Received } from './foreign-server.js';
import { against, errorOf, json, text, withServer } from './foreign-server.js';

const bearing = { resilience: {} };
const breakOff: Answer = (_, __, request) => void request.socket.resetAndDestroy();

/** Answers like this in turn, and with the last one for ever after. */
const inTurn = (...answers: Answer[]): Answer => {
  let turn = 0;
  return (...exchanged) => answers[Math.min(turn++, answers.length - 1)]?.(...exchanged);
};

const blank: Received = { method: '', url: '', headers: {}, body: '' };

const later = async (secret: string): Promise<string> => secret;

const scenario = json(200, { scenario: { id: 7, name: 'A' } });

const slowly: Answer = (...exchanged) => void setTimeout(() => scenario(...exchanged), 50);

test('a hundred identical reads are one request, and each caller has an object of its own', async () => {
  await against(
    slowly,
    async (make, server) => {
      const replies = await Promise.all(Array.from({ length: 100 }, () => make.scenarios.get({ scenarioId: 7 })));
      expect(server.received).toHaveLength(1);
      expect(new Set(replies).size).toBe(100);
    },
    bearing,
  );
});

test('a read bears with broken connections and gateways, and each request is told of', async () => {
  const reports: ExchangeReport[] = [];
  await against(
    inTurn(breakOff, text(502, 'bad'), text(503, 'busy', { 'retry-after': '0' }), scenario),
    async (make) => {
      expect((await make.scenarios.get({ scenarioId: 7 })).scenario.name).toBe('A');
    },
    { resilience: { random: () => 0 }, onExchange: (report) => void reports.push(report) },
  );
  expect(reports.map(({ status }) => status)).toEqual(['lost', 502, 503, 200]);
});

test('a POST that may have happened is sent once, and the error names the read that tells', async () => {
  await against(
    breakOff,
    async (make, server) => {
      expect(await errorOf(make.folders.create({ teamId: 1, name: 'A' }))).toMatchObject({
        code: 'outcome_unknown',
        readBack: 'folders.list',
        message: expect.stringContaining('(folders.list)'),
      });
      expect(await errorOf(make.scenarios.run({ scenarioId: 7 }))).toMatchObject({ readBack: 'executions.list' });
      expect(server.received).toHaveLength(2);
    },
    bearing,
  );
});

test('a DELETE whose answer was lost is done when nothing is there any more', async () => {
  await against(
    inTurn(breakOff, json(404, { code: 'IM304' })),
    async (make) => {
      expect(await make.folders.delete({ folderId: 12 })).toEqual({ scenarioFolder: 12 });
    },
    { resilience: { random: () => 0 } },
  );
});

const marked: Answer = (response, { headers }, request) =>
  headers['if-none-match'] === '"a"'
    ? response.writeHead(304, { etag: '"a"' }).end()
    : json(200, { scenario: { id: 7, name: 'A' } }, { etag: '"a"' })(response, blank, request);

test('a mark is sent along, and a 304 stands for the reply that it belongs to', async () => {
  await against(
    marked,
    async (make, server) => {
      const first = await make.scenarios.get({ scenarioId: 7 });
      expect(await make.scenarios.get({ scenarioId: 7 })).toEqual(first);
      expect(server.received.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, '"a"']);
    },
    bearing,
  );
});

/** The same marks for everybody, and answers that differ, at their own pace. */
const personal: Answer = (response: ServerResponse, { headers, url }) => {
  const answer = (): void => {
    const [path] = url.split('?');
    if (headers['if-none-match'] !== undefined) response.writeHead(304, { etag: '"same"' }).end();
    else json(200, { owner: headers.authorization, path }, { etag: '"same"' })(response, blank, response.req);
  };
  if (url.length % 3 === 0) setTimeout(answer, 5);
  else answer();
};

test('of thousands of reads by credentials that change hands, none is given the answer of another', async () => {
  await withServer(personal, async ({ url }) => {
    let drawn = 1;
    const draw = (below: number): number => (drawn = (drawn * 48_271) % 2_147_483_647) % below;
    let holder = 0;
    const breakers = createBreakers();
    const clients = [0, 1].map(() =>
      createMakeClient({
        zone: { url },
        credential: { kind: 'oauth', secret: () => (draw(2) === 0 ? `token-${holder}` : later(`token-${holder}`)) },
        resilience: { breakers },
      }),
    );
    async function readAs(as: number): Promise<boolean> {
      holder = as;
      const path = `/things/${'x'.repeat(draw(6))}`;
      const reply = await clients[draw(2)]?.request({ method: 'GET', path });
      return JSON.stringify(reply) === JSON.stringify({ owner: `Bearer token-${as}`, path: `/api/v2${path}` });
    }
    for (let round = 0; round < 60; round += 1) {
      const reads = Array.from({ length: 50 }, () => readAs(draw(5)));
      expect(await Promise.all(reads)).not.toContain(false);
    }
  });
});
