import { AsyncLocalStorage } from 'node:async_hooks';

const calls = new AsyncLocalStorage<string>();

/**
 * The id of the tool call that this code runs for, also across awaits; `undefined` outside of a call. Hand it to
 * `createMakeClient` as `correlationId`, and each request to Make carries the id of the call that caused it.
 */
export const currentCorrelationId = (): string | undefined => calls.getStore();

/** Runs `work` so that everything it begins knows the id. */
export const correlated = <Result>(correlationId: string, work: () => Result): Result => calls.run(correlationId, work);
