import type { ToleranceRange } from './scheme.js';
import type { VerifierOptions } from './verifier-options.js';
import { WebhookConfigError } from './webhook-config-error.js';
import { wholeNumber } from './whole-number.js';

/** The window of a verifier in milliseconds; 0 where no time is signed. Throws a `WebhookConfigError` for a useless one. */
export function toleranceOf(
  { scheme, toleranceMs, replay }: VerifierOptions,
  range: ToleranceRange | undefined,
): number {
  if (replay !== undefined) wholeNumber('keepMs of the replay guard', replay.keepMs);
  if (range === undefined) {
    if (toleranceMs === undefined) return 0;
    throw new WebhookConfigError('option_invalid', `${scheme.name} signs no time, so toleranceMs would mean nothing.`);
  }
  const { leastMs, defaultMs, mostMs } = range;
  const chosenMs = toleranceMs ?? defaultMs;
  if (!(chosenMs >= leastMs && chosenMs <= mostMs)) {
    throw new WebhookConfigError('option_invalid', `toleranceMs has to lie between ${leastMs} and ${mostMs}.`);
  }
  // Signed for the far end of the window, a delivery stays fresh until the near end has passed.
  if (replay !== undefined && replay.keepMs < 2 * chosenMs) {
    throw new WebhookConfigError(
      'replay_guard_unusable',
      `The replay guard forgets after ${replay.keepMs} ms, while a delivery can stay fresh for ${2 * chosenMs} ms.`,
    );
  }
  return chosenMs;
}
