import { createHmac } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createVerifier, sign, standardWebhooks } from '@makegate/webhook-verify';
import { Webhook } from 'standardwebhooks';
import { median } from '../median.js';
import { welch } from './welch.js';

const secret = `whsec_${Buffer.alloc(32, 'k').toString('base64')}`;
const verifier = createVerifier({ scheme: standardWebhooks, secrets: [secret], maxBodyBytes: 200 * 1_024 * 1_024 });

/** Median microseconds to refuse a message with this many made-up signatures: ours, and the reference library. */
export async function bogusSignatures(count: number): Promise<{ readonly ours: number; readonly reference: number }> {
  const text = JSON.stringify({ text: 'x'.repeat(1_000) });
  const body = Buffer.from(text);
  const signed = sign({ scheme: standardWebhooks, secrets: [secret], id: 'msg_1', body });
  const bogus = Array.from({ length: count }, (_, at) => `v1,${Buffer.alloc(32, at).toString('base64')}`).join(' ');
  const headers = { ...signed, 'webhook-signature': bogus };
  const reference = new Webhook(secret);
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < 100; round += 1) {
    ours.push(await microseconds(async () => verifier.verify({ headers, body })));
    theirs.push(
      await microseconds(async () => {
        try {
          reference.verify(text, headers);
        } catch {
          // Refusing is what is measured.
        }
      }),
    );
  }
  return { ours: median(ours), reference: median(theirs) };
}

/** The largest growth of what buffers hold, in MiB, while a body of this size is verified as it streams by. */
export async function streamGrowthMib(mebibytes: number): Promise<number> {
  const pieces = mebibytes * 16;
  const seconds = String(Math.floor(Date.now() / 1_000));
  const hmac = createHmac('sha256', Buffer.alloc(32, 'k')).update(`msg_1.${seconds}.`);
  // Signed piece by piece, so that there is room in which a body that is kept would show.
  for (let at = 0; at < pieces; at += 1) hmac.update(pieceOf(at));
  const headers = {
    'webhook-id': 'msg_1',
    'webhook-timestamp': seconds,
    'webhook-signature': `v1,${hmac.digest('base64')}`,
  };
  async function* stream(): AsyncGenerator<Buffer> {
    for (let at = 0; at < pieces; at += 1) yield pieceOf(at);
  }
  collectGarbage();
  const before = process.memoryUsage().arrayBuffers;
  let most = before;
  let taken = 0;
  const verdict = await verifier.verifyStream({ headers, body: stream() }, () => {
    taken += 1;
    if (taken % 80 !== 0) return;
    collectGarbage();
    most = Math.max(most, process.memoryUsage().arrayBuffers);
  });
  if (!verdict.ok) throw new Error(verdict.reason);
  return (most - before) / 1_024 / 1_024;
}

/** A new buffer each time, as sockets give them. */
const pieceOf = (at: number): Buffer => Buffer.alloc(64 * 1_024, at);

setFlagsFromString('--expose-gc');
const exposed: unknown = runInNewContext('gc');
const collectGarbage = (): void => {
  if (typeof exposed === 'function') exposed();
};

/** Welch's t between the times of signatures that are wrong in their first and in their last byte. Below 4.5 is chance. */
export async function earlyAgainstLate(samples: number): Promise<number> {
  const body = Buffer.from('{"a":1}');
  const signed = sign({ scheme: standardWebhooks, secrets: [secret], id: 'msg_1', body });
  const wrongAt = (at: number): Record<string, string> => {
    const mac = Buffer.from((signed['webhook-signature'] ?? '').slice(3), 'base64');
    mac[at] = (mac[at] ?? 0) ^ 1;
    return { ...signed, 'webhook-signature': `v1,${mac.toString('base64')}` };
  };
  const [early, late] = [wrongAt(0), wrongAt(31)];
  const times: { readonly early: number[]; readonly late: number[] } = { early: [], late: [] };
  for (let sample = 0; sample < samples; sample += 1) {
    const isEarly = Math.random() < 0.5;
    const headers = isEarly ? early : late;
    times[isEarly ? 'early' : 'late'].push(await microseconds(async () => verifier.verify({ headers, body })));
  }
  return welch(withoutOutliers(times.early), withoutOutliers(times.late));
}

/** Pauses of the machine say nothing about the code, and one of them outweighs thousands of samples. */
function withoutOutliers(times: readonly number[]): readonly number[] {
  const limit = times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.9)] ?? Infinity;
  return times.filter((time) => time <= limit);
}

async function microseconds(work: () => Promise<unknown>): Promise<number> {
  const startMs = performance.now();
  await work();
  return (performance.now() - startMs) * 1_000;
}
