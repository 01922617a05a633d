import { describeFailure } from '@makegate/tools';
import type { InternalListener } from '@makegate/tools';
import { z } from 'zod';
import { codeOf } from '../error-code.js';
import { Refusal } from '../refusal.js';
import { HandlerError } from './handler-error.js';

/** Why a genuine delivery was not dealt with, as the sender, the audit log and the metrics are told. */
export interface FailedDelivery {
  readonly code: string;
  readonly outcome: 'failure' | 'denied' | 'unknown';
  readonly refusal: Refusal;
  /** The inputs that Make named as wrong. */
  readonly fields?: readonly string[];
}

const laterSeconds = 5;

/**
 * Senders are told a code and nothing that Make or a credential says. All but 422 are worth another attempt, because the
 * operator or the passing of time can mend them; a body stays what it is.
 */
export function failedDelivery(error: unknown, onInternal: InternalListener, correlationId: string): FailedDelivery {
  if (error instanceof Refusal) return { code: error.code, outcome: 'denied', refusal: error };
  if (error instanceof HandlerError)
    return { code: error.code, outcome: outcomeOf(error.code), refusal: refusalFor(error) };
  const { code, retryable, retryAfterMs } = describeFailure(error, onInternal, correlationId);
  const fields = fieldsIn(error);
  // Make also says no to what the operator can mend, such as a scenario that is switched off; then it names no field.
  const isBodysFault = code === 'arguments_invalid' || (code === 'make_invalid' && fields.length > 0);
  const failure = isBodysFault ? unusable(code) : failed(code);
  return { code, outcome: outcomeOf(code), fields, refusal: retryable ? unavailable(code, retryAfterMs) : failure };
}

/** Whether it was dealt with all the same is not known of these. */
const outcomeOf = (code: string): FailedDelivery['outcome'] =>
  code === 'outcome_unknown' || code === 'forward_unanswered' ? 'unknown' : 'failure';

function refusalFor({ code }: HandlerError): Refusal {
  if (code === 'forward_unavailable' || code === 'forward_unanswered') return unavailable(code);
  return code === 'forward_refused' ? failed(code) : unusable(code);
}

const Named = z.object({ suberrors: z.array(z.object({ name: z.string().optional() })) });
const mostFields = 10;
const mostCharacters = 100;

function fieldsIn(error: unknown): readonly string[] {
  const names = Named.safeParse(error).data?.suberrors.flatMap(({ name }) => (name === undefined ? [] : [name])) ?? [];
  return names.slice(0, mostFields).map((name) => name.slice(0, mostCharacters));
}

const notDealtWith = 'The delivery is genuine, but could not be handed on. Send it again later.';

const unusable = (code: string): Refusal =>
  new Refusal(
    'delivery_unusable',
    {},
    {
      code,
      message:
        'The delivery is genuine, but its body is not what the scenario behind this hook takes. Do not repeat it.',
    },
  );

const failed = (code: string): Refusal => new Refusal('delivery_failed', {}, { code, message: notDealtWith });

const unavailable = (code: string, retryAfterMs = laterSeconds * 1000): Refusal =>
  new Refusal(
    'delivery_postponed',
    { 'Retry-After': String(Math.max(1, Math.ceil(retryAfterMs / 1000))) },
    { code, message: notDealtWith },
  );

/** Whether a guard that did not answer is to blame. */
export const isGuardFailure = (error: unknown): boolean => codeOf(error) === 'replay_guard_unavailable';
