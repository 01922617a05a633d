import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto';
import { createVerifier, github, memoryReplayGuard, sign, standardWebhooks } from '@makegate/webhook-verify';
import { verify as octokitVerify } from '@octokit/webhooks-methods';
import { Webhook } from 'standardwebhooks';

/** Verifies one and the same genuine message; `true` or a verdict that is `ok`, now or later, if it was accepted. */
export type VerifyOnce = () => Answer | Promise<Answer>;
export type Answer = boolean | { readonly ok: boolean };

const secret = `whsec_${Buffer.alloc(32, 'k').toString('base64')}`;
const textSecret = 'a secret of some characters';
const id = 'msg_2KWPBgLlAfxdpx2AI54pPJ85f4W';
const envelope = '{"text":""}'.length;

/** What a server behind a proxy gets along with a webhook. */
const usualHeaders = {
  host: 'hooks.example.com',
  'user-agent': 'Sender/1.0',
  accept: '*/*',
  'content-type': 'application/json',
  'x-forwarded-for': '192.0.2.1',
};

/**
 * Everybody gets the same bytes: ours and bare HMAC as bytes, the others as the text that they ask for, made beforehand.
 * The reference library parses the JSON in addition, which is a small part of its time.
 */
export function contestants(bodyBytes: number): Readonly<Record<string, VerifyOnce>> {
  const text = JSON.stringify({ text: 'x'.repeat(bodyBytes - envelope) });
  const body = Buffer.from(text);
  const standardHeaders = sign({
    scheme: standardWebhooks,
    secrets: [secret],
    id,
    body,
  });
  const githubHeaders = sign({ scheme: github, secrets: [textSecret], body });
  const plain = createVerifier({ scheme: standardWebhooks, secrets: [secret] });
  const guarded = createVerifier({
    scheme: standardWebhooks,
    secrets: [secret],
    replay: memoryReplayGuard({ keepMs: 600_000 }),
  });
  const forGithub = createVerifier({ scheme: github, secrets: [textSecret] });
  const reference = new Webhook(secret);
  const received = { ...usualHeaders, ...standardHeaders };
  const receivedFromGithub = { ...usualHeaders, ...githubHeaders };
  return {
    'raw HMAC': rawHmac(`${id}.${standardHeaders['webhook-timestamp']}.`, body),
    ours: () => plain.verify({ headers: received, body }),
    'ours, replay guard': async () => {
      const verdict = await guarded.verify({ headers: received, body });
      if (verdict.ok) await verdict.claim?.release();
      return verdict;
    },
    'ours, GitHub': () => forGithub.verify({ headers: receivedFromGithub, body }),
    standardwebhooks: () => reference.verify(text, received) !== undefined,
    '@octokit/webhooks-methods': () => octokitVerify(textSecret, text, githubHeaders['x-hub-signature-256'] ?? ''),
  };
}

/** No more than what every verifier of this scheme has to do: hash what was signed, and compare. */
function rawHmac(before: string, body: Buffer): VerifyOnce {
  const key = createSecretKey(Buffer.alloc(32, 'k'));
  const right = createHmac('sha256', key).update(before).update(body).digest();
  return () => timingSafeEqual(createHmac('sha256', key).update(before).update(body).digest(), right);
}
