import { WebhookConfigError } from './webhook-config-error.js';

/** Hands an option back that is a whole number from 1. Throws a `WebhookConfigError` for anything else. */
export function wholeNumber(name: string, value: number): number {
  if (Number.isSafeInteger(value) && value >= 1) return value;
  throw new WebhookConfigError('option_invalid', `${name} has to be a whole number from 1.`);
}
