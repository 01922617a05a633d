import { SignJWT, UnsecuredJWT } from 'jose';
import { createConfirmations, type ConfirmationRequest, type Confirmations } from './confirm.js';
import { memoryOnce } from './memory-once.js';

const key = new Uint8Array(32).fill(1);
const request: ConfirmationRequest = {
  tool: 'things_burn',
  args: { thingId: 1, why: { b: 2, a: 1 } },
  principal: { tenant: 'acme', id: 'ada' },
};

function setUp(more: { now?: () => number } = {}): Confirmations {
  return createConfirmations({ key, once: memoryOnce(more), ...more });
}

/** `done`, or the code of the refusal. */
const redeem = (confirmations: Confirmations, token: string, changes: Partial<ConfirmationRequest> = {}) =>
  confirmations.redeem(token, { ...request, ...changes }).then(
    () => 'done',
    (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error),
  );

test('confirms the call it was issued for, whatever the order of its arguments', async () => {
  const confirmations = setUp();
  const { confirmationToken, expiresInSeconds } = await confirmations.issue(request);
  expect(expiresInSeconds).toBe(300);
  expect(await redeem(confirmations, confirmationToken, { args: { why: { a: 1, b: 2 }, thingId: 1 } })).toBe('done');
});

test('refuses another tool, other arguments and another principal, and still confirms the right call', async () => {
  const confirmations = setUp();
  const { confirmationToken } = await confirmations.issue(request);
  const others = [
    { tool: 'things_drown' },
    { args: { thingId: 2 } },
    { args: {} },
    { principal: { tenant: 'acme', id: 'eve' } },
    { principal: { tenant: 'umbrella', id: 'ada' } },
    { credential: 'another' },
  ];
  for (const changes of others) {
    expect(await redeem(confirmations, confirmationToken, changes)).toBe('confirmation_invalid');
  }
  expect(await redeem(confirmations, confirmationToken)).toBe('done');
});

test('works once, also when two calls come at the same time', async () => {
  const confirmations = setUp();
  const { confirmationToken } = await confirmations.issue(request);
  const outcomes = await Promise.all([1, 2, 3].map(() => redeem(confirmations, confirmationToken)));
  expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1);
  expect(outcomes.filter((outcome) => outcome === 'confirmation_used')).toHaveLength(2);
  expect(await redeem(confirmations, confirmationToken)).toBe('confirmation_used');
});

test('expires after five minutes', async () => {
  let nowMs = Date.UTC(2026, 0, 1);
  const confirmations = setUp({ now: () => nowMs });
  const [early, late] = [await confirmations.issue(request), await confirmations.issue(request)];
  nowMs += 299_000;
  expect(await redeem(confirmations, early.confirmationToken)).toBe('done');
  nowMs += 2_000;
  expect(await redeem(confirmations, late.confirmationToken)).toBe('confirmation_expired');
  expect(await redeem(confirmations, early.confirmationToken)).toBe('confirmation_expired');
});

test('refuses every token with a letter changed, and what is no token', async () => {
  const confirmations = setUp();
  const { confirmationToken } = await confirmations.issue(request);
  const changed = Array.from(confirmationToken, (letter, index) => {
    const other = letter === 'A' ? 'B' : 'A';
    return confirmationToken.slice(0, index) + other + confirmationToken.slice(index + 1);
  });
  // The last letter of each part holds bits that base64url ignores.
  const parts = confirmationToken.split('.').map((part) => part.length);
  const ends = new Set(
    parts.map((_, index) => parts.slice(0, index + 1).reduce((sum, length) => sum + length + 1, 0) - 2),
  );
  const outcomes = await Promise.all(
    changed.filter((_, index) => !ends.has(index)).map((token) => redeem(confirmations, token)),
  );
  expect(new Set(outcomes)).toEqual(new Set(['confirmation_invalid']));
  for (const rubbish of ['', 'x', 'a.b.c', '..']) {
    expect(await redeem(confirmations, rubbish)).toBe('confirmation_invalid');
  }
});

test('refuses tokens that somebody else signed, or nobody, or that say less than ours', async () => {
  const confirmations = setUp();
  const claims = {
    args: 'x',
    aud: request.tool,
    sub: JSON.stringify([request.principal.tenant, request.principal.id]),
    jti: 'j',
    exp: Math.floor(Date.now() / 1000) + 60,
  };
  const foreign = await new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(new Uint8Array(32).fill(2));
  const unsigned = new UnsecuredJWT(claims).encode();
  const { jti: _, ...incomplete } = claims;
  const partial = await new SignJWT(incomplete).setProtectedHeader({ alg: 'HS256' }).sign(key);
  for (const token of [foreign, unsigned, partial]) {
    expect(await redeem(confirmations, token)).toBe('confirmation_invalid');
  }
});

test('takes an id for used when the memory of used ones fails', async () => {
  const confirmations = createConfirmations({ key, once: { claim: () => Promise.reject(new Error('down')) } });
  const { confirmationToken } = await confirmations.issue(request);
  await expect(confirmations.redeem(confirmationToken, request)).rejects.toThrow('down');
});

test('wants a key of at least 32 bytes', () => {
  expect(() => createConfirmations({ key: new Uint8Array(31), once: memoryOnce() })).toThrow(RangeError);
});

test('accepts what was signed with another key that it was given, once, and nothing else', async () => {
  const once = memoryOnce();
  const [newer, strange] = [new Uint8Array(32).fill(2), new Uint8Array(32).fill(3)];
  const older = createConfirmations({ key, once });
  const both = createConfirmations({ key: newer, otherKeys: [key], once });
  const { confirmationToken } = await older.issue(request);
  expect(await redeem(both, confirmationToken, { tool: 'things_drown' })).toBe('confirmation_invalid');
  expect(await redeem(both, confirmationToken)).toBe('done');
  expect(await redeem(older, confirmationToken)).toBe('confirmation_used');
  const stranger = await createConfirmations({ key: strange, once }).issue(request);
  expect(await redeem(both, stranger.confirmationToken)).toBe('confirmation_invalid');
  expect(() => createConfirmations({ key, otherKeys: [new Uint8Array(31)], once })).toThrow(RangeError);
});
