import { joinedSignal } from './joined-signal.js';

test('fires with the first of its sources, for that reason', () => {
  const [first, second] = [new AbortController(), new AbortController()];
  const { signal } = joinedSignal(first.signal, second.signal);
  second.abort(new Error('second'));
  first.abort(new Error('first'));
  expect(signal.reason).toEqual(new Error('second'));
});

test('has fired already when a source has', () => {
  expect(joinedSignal(new AbortController().signal, AbortSignal.abort('before')).signal.reason).toBe('before');
});

test('follows nobody after it was let go of', () => {
  const source = new AbortController();
  const { signal, release } = joinedSignal(source.signal);
  release();
  source.abort();
  expect(signal.aborted).toBe(false);
});
