import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { startLimitMs, startOwnRedis } from '@makegate/repo-redis';
import type { OwnRedis } from '@makegate/repo-redis';
import { sign, standardWebhooks } from '../src/index.js';
import { bytes, standardSecret } from './deliveries.js';
import type { Replays } from './receiver.js';

const program = fileURLToPath(new URL('receiver.ts', import.meta.url));
let server: OwnRedis;
let receivers: readonly ChildProcess[] = [];

beforeAll(async () => {
  server = await startOwnRedis();
  const args = [server.url, 'race:', standardSecret];
  receivers = Array.from({ length: 4 }, () =>
    fork(program, args, { execArgv: ['--disable-warning=ExperimentalWarning'] }),
  );
  await Promise.all(receivers.map((receiver) => messageOf(receiver)));
}, startLimitMs);
afterAll(async () => {
  const ended = receivers.map((receiver) => once(receiver, 'exit'));
  for (const receiver of receivers) receiver.disconnect();
  await Promise.all(ended);
  await server.close();
});

async function messageOf(receiver: ChildProcess): Promise<unknown> {
  const died = new AbortController();
  const onExit = (): void => died.abort(new Error('A receiver ended too early.'));
  receiver.once('exit', onExit);
  try {
    const [message]: unknown[] = await once(receiver, 'message', { signal: died.signal });
    return message;
  } finally {
    receiver.off('exit', onExit);
  }
}

test('of a thousand replays at once, spread over four processes with one Redis, exactly one is accepted', async () => {
  const body = '{"a":1}';
  for (const id of ['msg_1', 'msg_2', 'msg_3']) {
    const headers = { ...sign({ scheme: standardWebhooks, secrets: [standardSecret], id, body: bytes(body) }) };
    const answers = Promise.all(receivers.map((receiver) => messageOf(receiver)));
    for (const receiver of receivers) receiver.send({ headers, body, times: 250 } satisfies Replays);
    const outcomes = (await answers).flat();
    expect(outcomes).toHaveLength(1_000);
    expect(outcomes.filter((outcome) => outcome === 'accepted')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'delivery_in_progress')).toHaveLength(999);
  }
}, 30_000);
