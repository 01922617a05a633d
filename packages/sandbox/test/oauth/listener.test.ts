import { once } from 'node:events';
import { createServer } from 'node:net';
import type { Server } from 'node:net';
import { startSandbox } from '../../src/index.js';

let neighbour: Server;
let port: number;
beforeEach(async () => {
  neighbour = createServer().listen(0, '127.0.0.1');
  await once(neighbour, 'listening');
  const address = neighbour.address();
  port = typeof address === 'object' && address !== null ? address.port : 0;
});
afterEach(() => neighbour.close());

const refused = (url: string) =>
  fetch(url).then(
    () => false,
    () => true,
  );

test('a port of the OAuth server that is taken is told as one of the zone is', async () => {
  await expect(startSandbox({ oauthPort: port })).rejects.toThrow(`127.0.0.1:${port}`);
});

test('where the zone cannot start, nothing of the OAuth server stays behind', async () => {
  const oauthPort = await freePort();
  await expect(startSandbox({ port, oauthPort })).rejects.toThrow(`127.0.0.1:${port}`);
  expect(await refused(`http://127.0.0.1:${oauthPort}/`)).toBe(true);
});

test('closing a zone closes its OAuth server, and may be done twice', async () => {
  const zone = await startSandbox();
  expect(await refused(zone.oauthUrl)).toBe(false);
  await zone.close();
  await zone.close();
  expect(await refused(zone.oauthUrl)).toBe(true);
});

async function freePort(): Promise<number> {
  const probe = await startSandbox();
  await probe.close();
  return Number(new URL(probe.oauthUrl).port);
}
