import { groups } from '@makegate/client';
import type { Endpoint } from '@makegate/client';
import { Validator } from '@seriousme/openapi-schema-validator';
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

test('the description is valid OpenAPI, and lists all that the client knows but what anybody may ask', async () => {
  const document = await open.make.general.openapi();
  await expect(new Validator().validate(document)).resolves.toMatchObject({ valid: true });
  const listed = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const known: string[] = [];
  for (const load of Object.values(groups)) {
    const members: Readonly<Record<string, Endpoint>> = await load();
    const closed = Object.values(members).filter(({ anonymous }) => !anonymous);
    known.push(...closed.map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`));
  }
  expect(known.filter((operation) => !listed.includes(operation))).toEqual([]);
  expect(listed).not.toContain('GET /ping');
});

test('the description says what a call needs, as it goes over the wire', async () => {
  const { paths } = await open.make.general.openapi();
  expect(paths['/scenarios/{scenarioId}']).toMatchObject({
    patch: {
      description: 'Scopes: scenarios:write.',
      parameters: expect.arrayContaining([
        expect.objectContaining({ name: 'scenarioId', in: 'path', required: true }),
        expect.objectContaining({ name: 'cols[]', in: 'query', required: false }),
      ]),
      requestBody: { content: { 'application/json': { schema: { properties: { blueprint: { type: 'string' } } } } } },
    },
  });
  expect(paths['/sdk/apps/{appName}/{appVersion}/icon']).toMatchObject({
    put: { requestBody: { content: { 'image/png': { schema: { type: 'string', format: 'binary' } } } } },
  });
});
