/** A process that carries out what its parent asks for, against the built package. */
import { redisDataKeyStore, redisKeyStore, redisSecretStore } from '../dist/redis.js';
import { Redis } from 'ioredis';
import type { Answer, Call } from './contenders.js';

const [, , url = '', prefix = ''] = process.argv;
const redis = new Redis(url);
const secrets = redisSecretStore(redis, prefix);
const keys = redisKeyStore(redis, prefix);
const dataKeys = redisDataKeyStore(redis, prefix);

const succeeds = async (doing: Promise<void>): Promise<boolean> =>
  doing.then(
    () => true,
    (error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'service_keys_full') return false;
      throw error;
    },
  );

async function carryOut(call: Call): Promise<Answer> {
  if (call.verb === 'take') return Promise.all(call.keys.map((key) => secrets.take(key)));
  if (call.verb === 'add') return Promise.all(call.records.map((record) => succeeds(keys.add(record))));
  if (call.verb === 'find') return [(await keys.find(call.id))?.revokedAtMs];
  return Promise.all(call.owners.map((owner) => dataKeys.keep(owner, String(process.pid))));
}

process.on('message', (call: Call) => {
  void carryOut(call).then((answer) => process.send?.(answer.map((value) => value ?? null)));
});
process.on('disconnect', () => redis.disconnect());
await redis.ping();
process.send?.('ready');
