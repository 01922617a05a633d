import type { SignedScheme } from './scheme.js';
import { WebhookConfigError } from './webhook-config-error.js';

/**
 * Throws a `WebhookConfigError` unless what a scheme reads from headers is what it signs: an id or a time that is read but not
 * signed could be anything, and one that runs into what follows it could be moved.
 */
export function requireSoundScheme(scheme: SignedScheme): void {
  const { name, signature, idHeader, timestampHeader, signatureHeader, signedBefore, tolerance } = scheme;
  requireLowerCase(name, [signatureHeader, idHeader, timestampHeader]);
  const isTimed = timestampHeader !== undefined || signature.form === 'pairs';
  const requirements: readonly (readonly [isMet: boolean, words: string])[] = [
    [
      timesIn(signedBefore, '{id}') === (idHeader === undefined ? 0 : 1),
      'signedBefore has {id} once if there is an idHeader',
    ],
    [
      timesIn(signedBefore, '{timestamp}') === (isTimed ? 1 : 0),
      'signedBefore has {timestamp} once if there is a time',
    ],
    [(tolerance !== undefined) === isTimed, 'there is a tolerance if there is a time'],
    [!/\{id\}(?![".,;\s])/.test(signedBefore), '{id} is followed by a character that no id has, such as a dot'],
    [!/\{timestamp\}(?:[\d{]|$)/.test(signedBefore), '{timestamp} is followed by something that is no digit'],
  ];
  const unmet = requirements.find(([isMet]) => !isMet);
  if (unmet !== undefined) throw new WebhookConfigError('option_invalid', `${name} is no sound scheme: ${unmet[1]}.`);
}

/** Headers are compared with names in lower case, so that any other could never be found. */
export function requireLowerCase(scheme: string, names: readonly (string | undefined)[]): void {
  const upper = names.find((name) => name !== name?.toLowerCase());
  if (upper === undefined) return;
  throw new WebhookConfigError('option_invalid', `${scheme}: the header ${upper} has to be written in lower case.`);
}

const timesIn = (text: string, field: string): number => text.split(field).length - 1;
