import { createServer } from 'node:http';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { compose, released } from '../src/compose.js';
import type { GatewayParts } from '../src/gateway.js';
import { configFor } from './fakes/composed-gateway.js';
import { closeLater, closeServed } from './fakes/served-gateway.js';
import { join } from 'node:path';

afterEach(closeServed);

async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'makegate-composing-'));
  closeLater({ close: () => rm(made, { recursive: true }) });
  return made;
}

const closing = async (gateway: { close(): Promise<void> }) => {
  await gateway.close();
  await gateway.close();
};

test('serves after everything was ended, on the same port again', async () => {
  const config = configFor(await folder());
  const first = await compose(config);
  const { port } = new URL(first.address);
  await closing(first);
  const second = await compose({ ...config, listen: { host: '127.0.0.1', port: Number(port) } });
  expect((await fetch(`${second.address}/readyz`)).status).toBe(200);
  await closing(second);
});

test('serves metrics only where it is told to', async () => {
  const gateway = await compose(configFor(await folder(), { metricsListen: undefined }));
  expect(gateway.metricsAddress).toBeUndefined();
  expect((await fetch(`${gateway.address}/metrics`)).status).toBe(404);
  await closing(gateway);
});

test('leaves nothing open when the last part cannot be opened', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  closeLater({ close: () => new Promise<void>((resolve) => taken.close(() => resolve())) });
  const address = taken.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const registries: string[] = [];
  const config = configFor(await folder(), { metricsListen: { host: '127.0.0.1', port } });
  const watched = {
    ...released,
    registry: (parts: GatewayParts) => {
      const registry = released.registry(parts);
      registries.push('opened');
      return { ...registry, close: () => registry.close().then(() => void registries.push('closed')) };
    },
  };
  await expect(compose(config, watched)).rejects.toMatchObject({ code: 'EADDRINUSE' });
  expect(registries).toEqual(['opened', 'closed']);
});
