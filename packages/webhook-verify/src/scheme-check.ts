import type { BodyCheck } from './body-check.js';
import type { DeliveryHead } from './delivery.js';
import type { Key, ReadSecret } from './key-ring.js';
import { nothingAboutTheBody, presentedCheck, readPresentedSecret } from './presented-check.js';
import type { CodedScheme, PresentedScheme, SignedScheme } from './scheme.js';
import { signedCheck } from './signed-check.js';
import { readSignedSecret } from './signed-keys.js';
import { requireLowerCase, requireSoundScheme } from './sound-scheme.js';
import { toleranceOf } from './tolerance.js';
import type { Refused } from './verdict.js';
import type { VerifierOptions } from './verifier-options.js';
import { WebhookConfigError } from './webhook-config-error.js';

/** What a scheme and the options of a verifier come to. */
export interface SchemeCheck {
  /** Judges the head of one delivery, and goes on with its body. */
  begin(head: DeliveryHead, keys: readonly Key[], nowMs: number): BodyCheck | Refused;
  /** Undefined for a scheme without secrets. */
  readonly readSecret: ReadSecret | undefined;
}

/** Throws a `WebhookConfigError` when the options do not suit the scheme. */
export function schemeCheck(options: VerifierOptions): SchemeCheck {
  const { scheme } = options;
  requireScheme(scheme);
  if (scheme.kind === 'signed') return signed(scheme, options);
  if (scheme.kind === 'coded') return coded(scheme, options);
  refuseReplayGuard(options);
  toleranceOf(options, undefined);
  if (scheme.kind === 'presented') return presented(scheme);
  if (options.allowIps !== undefined) return { begin: () => nothingAboutTheBody(address), readSecret: undefined };
  throw new WebhookConfigError('option_invalid', 'Without a secret, allowIps has to say who may send.');
}

/** What programs without types may leave out. */
function requireScheme(scheme: unknown): void {
  if (typeof scheme === 'object' && scheme !== null && 'kind' in scheme) return;
  throw new WebhookConfigError(
    'option_invalid',
    'scheme has to be one of this package, such as github, or one like them.',
  );
}

const address = { id: 'address', notAfterMs: Infinity };

function signed(scheme: SignedScheme, options: VerifierOptions): SchemeCheck {
  requireSoundScheme(scheme);
  const { replay } = options;
  if (scheme.needsReplayGuard && replay === undefined) {
    throw new WebhookConfigError(
      'replay_guard_required',
      `${scheme.name}: no time is signed, so a recorded delivery stays genuine for ever. Give the verifier a replay guard.`,
    );
  }
  const begin = signedCheck(scheme, toleranceOf(options, scheme.tolerance), replay !== undefined);
  return { begin: ({ headers }, keys, nowMs) => begin(headers, keys, nowMs), readSecret: readSignedSecret(scheme) };
}

function coded(scheme: CodedScheme, options: VerifierOptions): SchemeCheck {
  const toleranceMs = toleranceOf(options, scheme.tolerance);
  return {
    begin: (head, keys, nowMs) => scheme.begin(head, keys, nowMs, toleranceMs),
    readSecret: (secret, id) => scheme.readSecret(secret, id),
  };
}

function presented(scheme: PresentedScheme): SchemeCheck {
  requireLowerCase(scheme.name, [scheme.header]);
  const begin = presentedCheck(scheme);
  return { begin: ({ headers }, keys, nowMs) => begin(headers, keys, nowMs), readSecret: readPresentedSecret(scheme) };
}

function refuseReplayGuard({ scheme, replay }: VerifierOptions): void {
  if (replay === undefined) return;
  throw new WebhookConfigError(
    'replay_guard_unusable',
    `${scheme.name} proves nothing about the body, so a replay guard could not tell one delivery from another.`,
  );
}
