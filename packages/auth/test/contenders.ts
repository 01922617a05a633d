import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { ServiceKey, SecretOwner } from '../src/index.js';

export type Call =
  | { readonly verb: 'take'; readonly keys: readonly string[] }
  | { readonly verb: 'put'; readonly keys: readonly string[] }
  | { readonly verb: 'add'; readonly records: readonly ServiceKey[] }
  | { readonly verb: 'keep'; readonly owners: readonly SecretOwner[] }
  | { readonly verb: 'find'; readonly id: string }
  | { readonly verb: 'revoke'; readonly id: string; readonly atMs: number };
export type Answer = readonly (string | number | boolean | void)[];

/** Several processes that do the same thing at the same time. */
export interface Contenders {
  /** What each of them answered; `null` where it was undefined. */
  all(call: () => Call): Promise<readonly (readonly unknown[])[]>;
  close(): Promise<void>;
}

const program = fileURLToPath(new URL('./contender.ts', import.meta.url));

/** Starts them and waits until all are connected. They end with this process. */
export async function startContenders(count: number, ...args: readonly string[]): Promise<Contenders> {
  const processes = Array.from({ length: count }, () =>
    fork(program, args, { execArgv: ['--disable-warning=ExperimentalWarning'] }),
  );
  await Promise.all(processes.map((child) => answerOf(child)));
  return {
    async all(call) {
      const answers = Promise.all(processes.map(answerOf));
      for (const child of processes) child.send(call());
      return (await answers).map((answer) => (Array.isArray(answer) ? answer : []));
    },
    async close() {
      const ended = processes.map((child) => once(child, 'exit'));
      for (const child of processes) child.disconnect();
      await Promise.all(ended);
    },
  };
}

async function answerOf(child: ChildProcess): Promise<unknown> {
  const died = new AbortController();
  const onExit = (): void => died.abort(new Error('A contender ended too early.'));
  child.once('exit', onExit);
  try {
    const [answer] = await once(child, 'message', { signal: died.signal });
    return answer;
  } finally {
    child.off('exit', onExit);
  }
}
