import { createServiceKey, newEncryptionKey, parseEncryptionKeys, Secret } from '@makegate/auth';
import { startLimitMs, startOwnRedis } from '@makegate/repo-redis';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBackends } from './open-backends.js';
import type { BackendsConfig } from './open-backends.js';

const encryption = parseEncryptionKeys(newEncryptionKey('k1').reveal());
const ana = { tenant: 'default', id: 'ana' };

/** What one process writes, another one opens. */
async function shares(config: BackendsConfig): Promise<void> {
  const writer = await openBackends(config);
  const reader = await openBackends(config);
  const wanted = { deployment: 'here', tenant: 'default', principal: 'ana', name: 'laptop' };
  const { record } = createServiceKey({ ...wanted, scopes: ['make:read'] });
  await writer.keys.add(record);
  await writer.credentials.put(ana, { zone: 'eu2.make.com', kind: 'apiToken', token: new Secret('token of ana') });
  expect(await reader.keys.find(record.id)).toEqual(record);
  expect((await reader.credentials.find(ana))?.token().reveal()).toBe('token of ana');
  await reader.check();
  await Promise.all([writer.close(), reader.close(), reader.close()]);
}

test('keeps keys and credentials in a file that other processes read', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'makegate-backends-'));
  await shares({ storage: { kind: 'file', path: join(folder, 'state.json') }, encryptionKeys: () => encryption });
  await rm(folder, { recursive: true });
});

test(
  'keeps keys and credentials in Redis, and tells when it is gone',
  async () => {
    const own = await startOwnRedis();
    const target = () => ({ kind: 'standalone', url: own.url }) as const;
    const config = { storage: { kind: 'redis', target }, encryptionKeys: () => encryption } as const;
    await shares(config);
    const left = await openBackends(config);
    await own.close();
    await expect(left.check()).rejects.toThrow(Error);
    await left.close();
  },
  startLimitMs,
);

test('says at once that a state file cannot be there', async () => {
  const storage = { kind: 'file', path: join(tmpdir(), 'makegate-no-such-folder', 'state.json') } as const;
  await expect(openBackends({ storage, encryptionKeys: () => encryption })).rejects.toMatchObject({
    code: expect.stringMatching(/^state_/),
  });
});
