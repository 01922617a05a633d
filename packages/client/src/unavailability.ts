import type { Endpoint } from './endpoint.js';
import type { Unavailability } from './errors/make-unavailable-error.js';
import { MakeUnavailableError } from './errors/make-unavailable-error.js';
import { OutcomeUnknownError } from './errors/outcome-unknown-error.js';
import { answerOf } from './refusal.js';
import { retryAfterMsOf } from './retry-after.js';
import type { Withheld } from './resilience/send.js';
import type { Outcome, Reply } from './transport.js';

type Details = Omit<Unavailability, 'message' | 'endpoint'>;

/** What happened as a clause, and what to do about it as a sentence. */
interface Words {
  readonly happened: string;
  readonly fix: string;
}

function unavailable(endpoint: Endpoint, { happened, fix }: Words, details: Details): MakeUnavailableError {
  return new MakeUnavailableError({
    ...details,
    endpoint: endpoint.id,
    message: `${happened} (${endpoint.id}). ${fix}`,
  });
}

/** For what may have happened before the answer was lost: honest about it, unless repeating does no harm. */
function afterReaching(endpoint: Endpoint, words: Words, details: Details): Error {
  if (endpoint.repeat === 'safe') return unavailable(endpoint, words, details);
  return new OutcomeUnknownError(endpoint, endpoint.repeat, words.happened, details.status);
}

const tryLater = 'Try again in a moment.';
const checkZone = 'Check the zone, and whether a proxy or a login page stands in between.';

/** The error for a request that got no answer in time, or none at all. */
export function lossOf(endpoint: Endpoint, { kind, reached, reason }: Extract<Outcome, { reached: boolean }>): Error {
  const why = reason === undefined ? '' : ` with ${reason}`;
  if (kind === 'late') {
    const words = { happened: 'Make did not answer before the deadline', fix: 'Try again, or allow more time.' };
    const details = { code: 'make_timeout', retryable: true } as const;
    return reached ? afterReaching(endpoint, words, details) : unavailable(endpoint, words, details);
  }
  const details = { code: 'make_unavailable', retryable: true, reason } as const;
  return reached
    ? afterReaching(
        endpoint,
        { happened: `The connection to Make ended${why} before the answer was complete`, fix: tryLater },
        details,
      )
    : unavailable(
        endpoint,
        {
          happened: `No connection to Make could be made${why}`,
          fix: 'Check the zone and the network, or try again in a moment.',
        },
        details,
      );
}

/** The error for a call that was not sent, since it would have been in vain. */
export function withheldOf(endpoint: Endpoint, { by, retryAfterMs }: Withheld): Error {
  if (by === 'gate') {
    const happened = "Make's limit for the organization leaves no room for the call before its deadline";
    const words = { happened, fix: `Nothing was sent. ${tryAfter(retryAfterMs)}` };
    return unavailable(endpoint, words, { code: 'make_rate_limited', retryable: true, retryAfterMs });
  }
  const words = {
    happened: 'Make has been failing, and calls like this one wait until it is well again',
    fix: tryLater,
  };
  return unavailable(endpoint, words, { code: 'make_unavailable', retryable: true });
}

/** Servers answer like this when they have carried the request out, to show the result elsewhere. The others move it. */
const answersToWork = new Set([302, 303]);

/** The error for an answer that sends the request to another place. */
export function redirectionOf(endpoint: Endpoint, status: number): Error {
  const words = {
    happened: `Make's address answered ${status} with a redirect that is not followed`,
    fix: 'Check the zone: the token is only ever sent there.',
  };
  const details = { code: 'make_redirect_refused', retryable: false, status } as const;
  return answersToWork.has(status) ? afterReaching(endpoint, words, details) : unavailable(endpoint, words, details);
}

const tryAfter = (waitMs: number) => `Try again in ${Math.ceil(waitMs / 1000)} s.`;

function rateLimited(endpoint: Endpoint, reply: Reply): Error {
  const retryAfterMs = retryAfterMsOf(reply.retryAfter, Date.now());
  const { detail } = answerOf(reply);
  return unavailable(
    endpoint,
    {
      happened: `Make answered 429${detail === undefined ? '' : `: ${detail.replace(/\.$/, '')}`}`,
      fix: `All tools of the organization share this limit. ${tryAfter(retryAfterMs)}`,
    },
    { code: 'make_rate_limited', retryable: true, status: reply.status, retryAfterMs },
  );
}

/** A 503 was turned away at the door. */
function turnedAway(endpoint: Endpoint, words: Words, { status, retryAfter }: Reply): Error {
  const retryAfterMs = retryAfter === undefined ? undefined : retryAfterMsOf(retryAfter, Date.now());
  const fix = retryAfterMs === undefined ? words.fix : tryAfter(retryAfterMs);
  return unavailable(endpoint, { ...words, fix }, { code: 'make_unavailable', retryable: true, status, retryAfterMs });
}

/** The error for 408, 429 and what stands before Make (503, gateways); nothing for every other status. */
export function overloadOf(endpoint: Endpoint, reply: Reply): Error | undefined {
  const { status } = reply;
  if (status === 429) return rateLimited(endpoint, reply);
  if (status === 408) {
    const stopped = { happened: 'Make stopped waiting and answered 408', fix: tryLater };
    return afterReaching(endpoint, stopped, { code: 'make_timeout', retryable: true, status });
  }
  if (status < 502) return undefined;
  const words = { happened: `Make is not available at the moment and answered ${status}`, fix: tryLater };
  if (status === 503) return turnedAway(endpoint, words, reply);
  // A gateway has lost sight of a request that it had let in.
  return afterReaching(endpoint, words, { code: 'make_unavailable', retryable: true, status });
}

/** The error for an answer of more bytes than the client reads. */
export function tooLargeOf(endpoint: Endpoint, status: number, maxReplyBytes: number): Error {
  const happened = `Make's reply is larger than the ${maxReplyBytes} bytes that are read`;
  const fix = 'Ask for fewer rows or columns, or raise maxReplyBytes.';
  return afterReaching(endpoint, { happened, fix }, { code: 'make_reply_too_large', retryable: false, status });
}

/** The error for a success that is a page, or no JSON. */
export function unreadableOf(endpoint: Endpoint, { status, contentType }: Reply): Error {
  const what = contentType.includes('html') ? 'with a page instead of JSON' : 'with something that is not JSON';
  const happened = `The zone, or a proxy before it, answered ${what}`;
  return afterReaching(
    endpoint,
    { happened, fix: checkZone },
    { code: 'make_reply_unreadable', retryable: false, status },
  );
}

/** The error for a reply whose shape is not the endpoint's. Names the fields, never their values. */
export function unexpectedOf(endpoint: Endpoint, fields: readonly string[], status?: number): Error {
  const happened = `Make's reply has a shape that this client does not know, at ${fields.join('; ')}`;
  const fix = 'Look for a newer version of the client.';
  return afterReaching(endpoint, { happened, fix }, { code: 'make_reply_unexpected', retryable: false, status });
}
