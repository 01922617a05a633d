import type { DeliveryHead } from './delivery.js';
import { keyRing } from './key-ring.js';
import type { Key, ReadSecret } from './key-ring.js';
import type { VerifierOptions } from './verifier-options.js';
import { WebhookConfigError } from './webhook-config-error.js';

/** The keys that a verifier may use for one delivery at one moment. */
export interface KeySource {
  /** Known from the start, or undefined when each delivery has to ask. */
  readonly known: ((nowMs: number) => readonly Key[]) | undefined;
  ask(head: DeliveryHead, nowMs: number): Promise<readonly Key[]>;
}

/** Throws a `WebhookConfigError` when secrets are missing, superfluous or malformed. */
export function keySource(
  { scheme, secrets, resolveSecret }: VerifierOptions,
  read: ReadSecret | undefined,
): KeySource {
  const given = [secrets, resolveSecret].filter((source) => source !== undefined).length;
  if (given !== (read === undefined ? 0 : 1)) {
    const needs = read === undefined ? 'no secrets' : 'either secrets or resolveSecret';
    throw new WebhookConfigError(given === 0 ? 'secret_missing' : 'option_invalid', `${scheme.name} takes ${needs}.`);
  }
  const ring = secrets === undefined || read === undefined ? undefined : keyRing(secrets, read);
  return {
    known: resolveSecret === undefined ? (nowMs) => ring?.active(nowMs) ?? [] : undefined,
    async ask(head, nowMs) {
      const found = (await resolveSecret?.(head)) ?? [];
      return found.length === 0 || read === undefined ? [] : keyRing(found, read).active(nowMs);
    },
  };
}
