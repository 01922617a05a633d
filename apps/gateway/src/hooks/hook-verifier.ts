import { createVerifier } from '@makegate/webhook-verify';
import type { ReplayGuard, Scheme, Verifier } from '@makegate/webhook-verify';
import type { HookConfig } from './hook-config.js';

/** What remembers the deliveries of a hook for `keepMs` milliseconds. */
export type GuardFor = (hook: string, keepMs: number) => ReplayGuard;

/** Longer than any handler takes, so that a claim ends early only where a process did. */
const leaseMs = 60_000;

/** Whoever only shows a credential signs nothing by which one delivery could be told from another. */
export const tellsApart = ({ kind }: Scheme): boolean => kind === 'signed' || kind === 'coded';

/** Throws a `WebhookConfigError` when secrets or options cannot work. `now` is in milliseconds since the epoch. */
export function hookVerifier(
  { name, scheme, secrets, toleranceMs, keepMs, maxBodyBytes, allowIps }: HookConfig,
  guardFor: GuardFor,
  now: () => number = Date.now,
): Verifier {
  const known = secrets();
  return createVerifier({
    scheme,
    ...(scheme.kind === 'address' && known.length === 0 ? {} : { secrets: known }),
    ...(toleranceMs === undefined ? {} : { toleranceMs }),
    ...(allowIps === undefined ? {} : { allowIps }),
    ...(tellsApart(scheme) ? { replay: guardFor(name, keepMs) } : {}),
    maxBodyBytes,
    leaseMs,
    now,
  });
}
