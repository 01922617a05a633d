import { getEventListeners } from 'node:events';
import { withDeadline } from './deadline.js';

const never = () => new Promise<never>(() => {});
const late = () => new Error('late');
const calm = () => new AbortController().signal;

test('passes the value through and leaves no timer behind', async () => {
  expect(await withDeadline({ signal: calm(), deadlineMs: 60_000, late }, async () => 'value')).toBe('value');
});

test('does not wait for work that ignores its signal', async () => {
  const signals: AbortSignal[] = [];
  const work = (signal: AbortSignal) => {
    signals.push(signal);
    return never();
  };
  await expect(withDeadline({ signal: calm(), deadlineMs: 5, late }, work)).rejects.toThrow('late');
  expect(signals[0]?.reason).toMatchObject({ message: 'late' });
});

test('ends with the caller’s reason when the caller cancels, before or during the work', async () => {
  const reason = new Error('cancelled by the caller');
  const during = new AbortController();
  const running = withDeadline({ signal: during.signal, deadlineMs: 60_000, late }, never);
  during.abort(reason);
  await expect(running).rejects.toBe(reason);
  const signal = AbortSignal.abort(reason);
  await expect(withDeadline({ signal, deadlineMs: 60_000, late }, async () => 'value')).rejects.toBe(reason);
});

test('leaves nothing behind on a signal that lives on', async () => {
  const { signal } = new AbortController();
  await withDeadline({ signal, deadlineMs: 1_000, late: () => new Error('late') }, async () => 'done');
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});
