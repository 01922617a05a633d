import type { Scheme, Secret } from '@makegate/webhook-verify';

/** A secret as it was written; undefined where only its hash is known. */
export const textOf = (secret: Secret): string | undefined => {
  const key = typeof secret === 'string' ? secret : 'key' in secret ? secret.key : undefined;
  return typeof key === 'string' ? key : undefined;
};

/** Starts a scenario. */
export interface RunHandler {
  readonly kind: 'run';
  readonly scenarioId: number;
  /** The input that gets the whole body. Undefined: each field of the body is the input of its name. */
  readonly input: string | undefined;
}

/** Passes the delivery on to a hook of Make. */
export interface ForwardHandler {
  readonly kind: 'forward';
  /** Whoever knows it can start what listens there. */
  readonly url: () => string;
  /** Sent as `x-make-apikey`. */
  readonly apiKey: (() => string) | undefined;
}

/** Where deliveries of one sender come in, how they are judged, and what becomes of the genuine ones. */
export interface HookConfig {
  /** The end of its path, `/hooks/<name>`; also in metrics and in the audit log. Unique. */
  readonly name: string;
  readonly scheme: Scheme;
  /** Empty where no secret decides but the address. */
  readonly secrets: () => readonly Secret[];
  /** Undefined: as the scheme has it. */
  readonly toleranceMs: number | undefined;
  /** How long a delivery stays known after it was dealt with. */
  readonly keepMs: number;
  readonly maxBodyBytes: number;
  /** Undefined: any address. */
  readonly allowIps: readonly string[] | undefined;
  /** On whose behalf. A run uses their Make credential. */
  readonly principal: string;
  readonly handler: RunHandler | ForwardHandler;
}
