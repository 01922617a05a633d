import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Outcome } from './jobs.js';
import type { Job } from './jobs.js';

/** Measures servers from a process of its own. One job at a time. */
export interface LoadGenerator {
  measure(kind: Job['kind'], served: Job['served']): Promise<number>;
  stop(): Promise<void>;
}

export function startLoadGenerator(): LoadGenerator {
  const child = fork(fileURLToPath(new URL('./main.js', import.meta.url)));
  const ended = once(child, 'exit');
  return {
    async measure(kind, { url, headers }) {
      child.send({ kind, served: { url, headers } });
      const [message] = await Promise.race([once(child, 'message'), ended.then(() => [{ error: 'It ended.' }])]);
      const outcome = Outcome.parse(message);
      if ('error' in outcome) throw new Error(`${kind} of ${url}: ${outcome.error}`);
      return outcome.value;
    },
    async stop() {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}
