import { once } from 'node:events';
import { createServer } from 'node:net';
import { freePorts } from './free-ports.ts';

test('hands out different ports whose cluster bus ports exist', async () => {
  const ports = await freePorts(50);
  expect(new Set(ports).size).toBe(50);
  for (const port of ports) {
    expect(port).toBeGreaterThanOrEqual(12_000);
    expect(port + 10_000).toBeLessThan(32_768);
  }
});

test('leaves the ports free for whoever asked', async () => {
  const [port] = await freePorts(1);
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  server.close();
  await once(server, 'close');
});
