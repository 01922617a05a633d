import { z } from 'zod';
import type { Endpoint } from './endpoint.js';
import type { MakeAnswer, MakeApiCode } from './errors/make-api-error.js';
import { MakeApiError } from './errors/make-api-error.js';
import { textOf } from './exchange.js';
import { redactedJson } from './redact.js';
import type { Reply } from './transport.js';

const text = z.string().optional().catch(undefined);
const Answer = z.object({
  detail: text,
  message: text,
  code: text,
  suberrors: z.array(z.object({ name: text, message: text })).catch([]),
  metadata: z.unknown().optional(),
});

const silent: MakeAnswer = { makeCode: undefined, detail: undefined, suberrors: [], metadata: undefined };

/** Longer plain text is a page or a dump, not a sentence. */
const maxSentence = 300;

/** The reply's JSON as it may be quoted. */
function quotableJson(reply: Reply): unknown {
  try {
    return redactedJson(textOf(reply), reply.redact);
  } catch {
    return undefined;
  }
}

function plainSentence(reply: Reply): string | undefined {
  const { contentType, redact } = reply;
  const sentence = redact(textOf(reply)).trim();
  const isPage = contentType.includes('html') || sentence.startsWith('<');
  return sentence === '' || isPage || sentence.length > maxSentence ? undefined : sentence;
}

/** What Make says in an error: JSON as documented, or the bare sentence that some of its layers answer with. */
export function answerOf(reply: Reply): MakeAnswer {
  const { data } = Answer.safeParse(quotableJson(reply));
  if (!data) return { ...silent, detail: plainSentence(reply) };
  const suberrors = data.suberrors.map(({ name, message }) => ({ name, message }));
  return { makeCode: data.code, detail: data.detail ?? data.message, suberrors, metadata: data.metadata };
}

const codeByStatus: ReadonlyMap<number, MakeApiCode> = new Map([
  [400, 'make_invalid'],
  [401, 'make_unauthorized'],
  [402, 'make_plan'],
  [403, 'make_forbidden'],
  [404, 'make_not_found'],
  [406, 'make_confirmation_required'],
  [409, 'make_conflict'],
  [413, 'make_invalid'],
  [422, 'make_invalid'],
  [424, 'make_third_party'],
]);

/** Make's own codes that say more than the status they come with. */
const codeByMakeCode: ReadonlyMap<string | undefined, MakeApiCode> = new Map([
  ['IM004', 'make_confirmation_required'],
  ['IM016', 'make_conflict'],
  ['IM304', 'make_not_found'],
]);

function codeOf(status: number, makeCode: string | undefined): MakeApiCode {
  if (status >= 500) return 'make_failed';
  return codeByMakeCode.get(makeCode) ?? codeByStatus.get(status) ?? 'make_rejected';
}

const advice: Readonly<Record<MakeApiCode, string>> = {
  make_invalid: 'Correct the arguments and call again.',
  make_unauthorized:
    'The token is incomplete, no longer valid, or of another zone: whoever set it up here has to renew it.',
  make_plan: "The organization's plan does not include this.",
  make_forbidden: 'The token, and the role of the person it belongs to, must allow it.',
  make_not_found: 'Check the ids, and that the token can see the team that owns them.',
  make_confirmation_required: 'If that is wanted, call again with confirmed: true.',
  make_conflict: 'Something else depends on it or its state does not allow it: change that first.',
  make_third_party: 'The service behind the connection failed; test the connection or try later.',
  make_rejected: 'Check the arguments.',
  make_failed: 'Check the arguments, as some invalid input ends like this, or try later.',
  make_partial: 'The reply names what was done; the rest was not.',
};

const sentence = (words: string) => (/[.!?]$/.test(words) ? words : `${words}.`);

function wordsOf({ detail, suberrors }: MakeAnswer): string {
  const reasons = suberrors.map(({ name, message }) => [name, message].filter(Boolean).join(': '));
  return [detail, ...reasons]
    .filter(Boolean)
    .map((words) => words?.replace(/\.$/, ''))
    .join('; ');
}

function messageOf(code: MakeApiCode, endpoint: Endpoint, status: number, answer: MakeAnswer): string {
  const words = wordsOf(answer);
  const said = code === 'make_partial' ? 'did only a part of' : `answered ${status} to`;
  const scopes =
    code === 'make_forbidden' && endpoint.scopes.length > 0 ? ` Scope: ${endpoint.scopes.join(', ')}.` : '';
  return `Make ${said} ${endpoint.id}${words ? `: ${sentence(words)}` : '.'} ${advice[code]}${scopes}`;
}

/** Errors that a repeat may cure, if repeating does no harm. */
const passing = new Set<MakeApiCode>(['make_failed', 'make_third_party']);

/** Turns an error answer of Make's into the error that the caller gets. */
export function refusalOf(endpoint: Endpoint, reply: Reply): MakeApiError {
  const answer = answerOf(reply);
  const code = codeOf(reply.status, answer.makeCode);
  return new MakeApiError({
    ...answer,
    code,
    message: messageOf(code, endpoint, reply.status, answer),
    endpoint: endpoint.id,
    status: reply.status,
    retryable: passing.has(code) && endpoint.repeat === 'safe',
  });
}

const Partial = z.object({ error: z.object({ name: text, message: text }) });

/** The error for a 200 that says it did not do everything; nothing for every other reply. */
export function partialOf(endpoint: Endpoint, wireReply: Reply): MakeApiError | undefined {
  const reply = endpoint.partial ? quotableJson(wireReply) : undefined;
  const { data } = Partial.safeParse(reply);
  if (!data) return undefined;
  const { status } = wireReply;
  const answer: MakeAnswer = { ...silent, makeCode: data.error.name, detail: data.error.message };
  const message = messageOf('make_partial', endpoint, status, answer);
  return new MakeApiError({
    ...answer,
    code: 'make_partial',
    message,
    endpoint: endpoint.id,
    status,
    retryable: false,
    reply,
  });
}
