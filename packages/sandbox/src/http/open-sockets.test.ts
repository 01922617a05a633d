import { once } from 'node:events';
import { connect } from 'node:net';
import { startSandbox } from '../index.js';

test.each([false, true])('closing does not wait for a connection that never says anything (tls: %s)', async (tls) => {
  const zone = await startSandbox({ tls });
  const silent = connect({ host: '127.0.0.1', port: Number(new URL(zone.url).port) });
  silent.on('error', () => silent.destroy());
  await once(silent, 'connect');
  const dropped = once(silent, 'close');
  const before = performance.now();
  await zone.close();
  expect(performance.now() - before).toBeLessThan(1_000);
  await expect(dropped).resolves.toBeDefined();
});
