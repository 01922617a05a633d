import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createVerifier } from '../create-verifier.js';
import { rawBodyAdvice } from '../raw-body.js';
import { sign } from '../sign.js';
import { callOf } from './call.js';
import type { Call } from './call.js';
import { likelyBodies } from './likely-bodies.js';
import { usage } from './usage.js';

/** What the command prints and how it exits. */
export interface Printed {
  readonly text: string;
  readonly exitCode: 0 | 1;
}

/** Throws a `UsageError` or a `WebhookConfigError` when the call makes no sense. */
export async function run(args: readonly string[], nowMs: number): Promise<Printed> {
  const call = callOf(args, nowMs);
  if (call === 'help') return { text: usage, exitCode: 0 };
  if (call === 'version') return { text: `${version()}\n`, exitCode: 0 };
  return call.verb === 'sign' ? { text: signed(call), exitCode: 0 } : verified(call);
}

const manifestFile = new URL('../../package.json', import.meta.url);

function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(manifestFile, 'utf8'));
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : '';
}

function signed({ scheme, secrets, body, id = `msg_${randomUUID()}`, atMs }: Call): string {
  const headers = sign({ scheme, secrets, body, id, timestampMs: atMs });
  return Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\n`)
    .join('');
}

async function verified(call: Call): Promise<Printed> {
  const verdict = await verdictOn(call, call.body);
  if (verdict.ok) {
    const { id = 'not signed', timestampMs, keyId } = verdict;
    const time = timestampMs === undefined ? 'not signed' : new Date(timestampMs).toISOString();
    return { text: `genuine: key ${keyId}, id ${id}, time ${time}\n`, exitCode: 0 };
  }
  const where = verdict.header === undefined ? '' : ` (${verdict.header})`;
  const advice = verdict.reason === 'signature_mismatch' ? await adviceOn(call) : '';
  return { text: `refused: ${verdict.reason}${where}\n${advice}`, exitCode: 1 };
}

function verdictOn({ scheme, secrets, headers, atMs }: Call, body: Uint8Array) {
  // A look at one delivery needs nothing to be remembered, also where a receiver does.
  const once = scheme.kind === 'signed' ? { ...scheme, needsReplayGuard: false } : scheme;
  const largest = { maxBodyBytes: Math.max(body.length, 1) };
  return createVerifier({ scheme: once, secrets, now: () => atMs, ...largest }).verify({ headers, body });
}

/** Says what the sender seems to have signed instead, if it is one of the usual things. */
async function adviceOn(call: Call): Promise<string> {
  for (const { what, body } of likelyBodies(call.body)) {
    if ((await verdictOn(call, body)).ok) return `The signature fits ${what}. ${rawBodyAdvice}\n`;
  }
  return `The secret is another one, or these are not the bytes that were signed. ${rawBodyAdvice}\n`;
}
