import { openZone } from '../../test/open-zone.js';
import type { OpenZone } from '../../test/open-zone.js';

let open: OpenZone;

beforeEach(async () => {
  open = await openZone();
});

afterEach(() => open.zone.close());

test('a zone says to anybody that it is there, as plain text', async () => {
  const answer = await fetch(`${open.zone.url}/api/v2/ping`);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/plain; charset=utf-8']);
  await expect(open.make.general.ping()).resolves.toBe(await answer.text());
});

test('a zone describes itself to anybody, under its own address', async () => {
  const answer = await fetch(`${open.zone.url}/api/v2/openapi.json`);
  const document: unknown = await answer.json();
  expect(document).toMatchObject({
    info: { title: 'Web API v2 - Public', version: '1.0.0' },
    servers: [{ url: `${open.zone.url}/api/v2` }],
    paths: { '/scenarios/{scenarioId}/run': { post: { operationId: 'scenarios.run' } } },
  });
  await expect(open.make.general.openapi()).resolves.toEqual(document);
});
