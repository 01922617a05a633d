import type { Verifier } from './create-verifier.js';
import { handleDelivery } from './handle-delivery.js';
import { refuse } from './verdict.js';
import type { DeliveryClaim, Reason, Verdict } from './verdict.js';

const delivery = { headers: {}, body: new Uint8Array() };
const answering = (verdict: Verdict): Verifier => ({
  verify: async () => verdict,
  verifyStream: async () => refuse('header_missing'),
});
const accepted = (claim: DeliveryClaim | undefined) =>
  answering({ ok: true, id: 'a', timestampMs: undefined, keyId: '1', claim, body: delivery.body });

const statuses: readonly (readonly [Reason, number])[] = [
  ['body_too_large', 413],
  ['delivery_repeated', 200],
  ['delivery_in_progress', 409],
  ['replay_guard_full', 503],
  ['signature_mismatch', 401],
  ['header_missing', 401],
  ['timestamp_too_old', 401],
  ['key_inactive', 401],
  ['address_refused', 401],
  ['body_truncated', 401],
];

const notCalled = (): void => {
  throw new Error('it must not be called');
};
const goneStore = async () => Promise.reject(new Error('the store is gone'));

test.each(statuses)('answers %s with %d, tells of it, and handles nothing', async (reason, status) => {
  const told: Reason[] = [];
  const onRefused = (refused: { readonly reason: Reason }): void => void told.push(refused.reason);
  expect(await handleDelivery(answering(refuse(reason)), delivery, notCalled, { onRefused })).toBe(status);
  expect(told).toEqual([reason]);
});

test('settles the claim by how the handler ended', async () => {
  const settled: string[] = [];
  const claim: DeliveryClaim = {
    async done() {
      settled.push('done');
      return true;
    },
    release: async () => void settled.push('released'),
  };
  expect(await handleDelivery(accepted(claim), delivery, () => {})).toBe(200);
  const failing = handleDelivery(accepted(claim), delivery, async () => Promise.reject(new Error('it failed')));
  await expect(failing).rejects.toThrow('it failed');
  expect(settled).toEqual(['done', 'released']);
  expect(await handleDelivery(accepted(undefined), delivery, () => {})).toBe(200);
});

test('throws what the handler threw, also when the claim cannot be given back', async () => {
  const error = new Error('the handler failed');
  const claim: DeliveryClaim = { done: async () => true, release: goneStore };
  const failing = handleDelivery(accepted(claim), delivery, () => {
    throw error;
  });
  await expect(failing).rejects.toBe(error);
});
