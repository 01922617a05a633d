import type { DeliveryHead } from './delivery.js';
import { keyRing } from './key-ring.js';
import type { KeyRing, ReadSecret } from './key-ring.js';
import type { ResolvedSecrets, VerifierOptions } from './verifier-options.js';
import { WebhookConfigError } from './webhook-config-error.js';

/** The keys that may be used for one delivery. */
export interface DeliveryKeys extends KeyRing {
  /** Whose they are; ids of deliveries are kept apart by it. */
  readonly replayScope: string | undefined;
}

/** Where the keys of a verifier come from. */
export interface KeySource {
  /** The same for all deliveries, or undefined when each has to ask. */
  readonly known: DeliveryKeys | undefined;
  ask(head: DeliveryHead): Promise<DeliveryKeys>;
}

const noKeys: KeyRing = { active: () => [] };

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
  const ringOf = ({ secrets: some, replayScope }: ResolvedSecrets): DeliveryKeys => {
    const ring = read === undefined ? noKeys : keyRing(some, verifying(read));
    return { ...ring, replayScope };
  };
  return {
    known: resolveSecret === undefined ? ringOf({ secrets: secrets ?? [] }) : undefined,
    async ask(head) {
      const found = (await resolveSecret?.(head)) ?? [];
      const resolved = 'secrets' in found ? found : { secrets: found };
      return resolved.secrets.length === 0 ? { ...noKeys, replayScope: undefined } : ringOf(resolved);
    },
  };
}

/** A private key has no business with a receiver; most schemes would not even look at it. */
const verifying =
  (read: ReadSecret): ReadSecret =>
  (secret, id) => {
    const material = read(secret, id);
    if (material.key.type !== 'private') return material;
    throw new WebhookConfigError('secret_malformed', `Secret ${id} is a private key; verifying takes the public one.`);
  };
