/** A process that carries out what its parent asks for, against the built package. */
import { stateFile } from '../dist/file.js';
import { redisDataKeyStore, redisKeyStore, redisSecretStore } from '../dist/redis.js';
import { Redis } from 'ioredis';
import type { Answer, Call } from './contenders.js';

/** In Redis under a prefix, or in the state file at a path. */
async function storesAt(where: string, prefix: string) {
  if (!where.startsWith('redis:')) {
    const file = await stateFile(where);
    return { ...file, end: () => void file.close() };
  }
  const redis = new Redis(where);
  await redis.ping();
  const [keys, secrets] = [redisKeyStore(redis, prefix), redisSecretStore(redis, prefix)];
  return { keys, secrets, dataKeys: redisDataKeyStore(redis, prefix), end: () => redis.disconnect() };
}

const [, , where = '', prefix = ''] = process.argv;
const { secrets, keys, dataKeys, end } = await storesAt(where, prefix);

const succeeds = async (doing: Promise<void>): Promise<boolean> =>
  doing.then(
    () => true,
    (error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'service_keys_full') return false;
      throw error;
    },
  );

async function carryOut(call: Call): Promise<Answer> {
  switch (call.verb) {
    case 'take':
      return Promise.all(call.keys.map((key) => secrets.take(key)));
    case 'put':
      return Promise.all(call.keys.map((key) => secrets.put(key, String(process.pid), 'forever')));
    case 'add':
      return Promise.all(call.records.map((record) => succeeds(keys.add(record))));
    case 'find':
      return [(await keys.find(call.id))?.revokedAtMs];
    case 'revoke':
      return [await keys.revoke(call.id, call.atMs)];
    default:
      return Promise.all(call.owners.map((owner) => dataKeys.keep(owner, String(process.pid))));
  }
}

process.on('message', (call: Call) => {
  void carryOut(call).then((answer) => process.send?.(answer.map((value) => value ?? null)));
});
process.on('disconnect', end);
process.send?.('ready');
