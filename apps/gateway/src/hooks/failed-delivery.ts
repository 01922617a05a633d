import { describeFailure } from '@makegate/tools';
import type { InternalListener } from '@makegate/tools';
import { codeOf } from '../error-code.js';
import { Refusal } from '../refusal.js';
import { HandlerError } from './handler-error.js';

/** Why a genuine delivery was not dealt with, as the sender, the audit log and the metrics are told. */
export interface FailedDelivery {
  readonly code: string;
  readonly outcome: 'failure' | 'denied' | 'unknown';
  readonly refusal: Refusal;
}

const laterSeconds = 5;

/** Senders are told a code and nothing that Make or a credential says. Every one of these is worth another attempt later. */
export function failedDelivery(error: unknown, onInternal: InternalListener, correlationId: string): FailedDelivery {
  if (error instanceof Refusal) return { code: error.code, outcome: 'denied', refusal: error };
  if (error instanceof HandlerError) return { code: error.code, outcome: 'failure', refusal: refusalFor(error) };
  const { code, retryable, retryAfterMs } = describeFailure(error, onInternal, correlationId);
  return {
    code,
    outcome: code === 'outcome_unknown' ? 'unknown' : 'failure',
    refusal: retryable ? unavailable(code, retryAfterMs) : failed(code),
  };
}

function refusalFor({ code }: HandlerError): Refusal {
  if (code === 'forward_unavailable') return unavailable(code);
  if (code === 'forward_refused') return failed(code);
  return new Refusal('delivery_unusable', {}, { code, message: unusable });
}

const unusable = 'The delivery is genuine, but its body is not what the scenario behind this hook takes.';
const notDealtWith = 'The delivery is genuine, but could not be handed on. Send it again later.';

const failed = (code: string): Refusal => new Refusal('delivery_failed', {}, { code, message: notDealtWith });

const unavailable = (code: string, retryAfterMs = laterSeconds * 1000): Refusal =>
  new Refusal(
    'delivery_postponed',
    { 'Retry-After': String(Math.max(1, Math.ceil(retryAfterMs / 1000))) },
    { code, message: notDealtWith },
  );

/** Whether a guard that did not answer is to blame. */
export const isGuardFailure = (error: unknown): boolean => codeOf(error) === 'replay_guard_unavailable';
