import { setTimeout as passed } from 'node:timers/promises';
import { endpoint, group } from '@makegate/client';
import { defineTool } from '@makegate/tools';
import { z } from 'zod';

/** Endpoints that exist nowhere. */
const things = group('things', {
  list: endpoint({ method: 'GET', path: '/things', scopes: [], effect: 'read', reply: z.unknown() }),
  remove: endpoint({ method: 'DELETE', path: '/things/:thingId', scopes: [], effect: 'delete', reply: z.unknown() }),
});

/** Says what it was given. */
export const echo = defineTool({
  name: 'things_echo',
  title: 'Echo thing',
  description: 'Says what it was given.',
  uses: [things.list],
  input: { text: z.string().describe('What to say') },
  output: { text: z.string() },
  run: async ({ text }) => ({ text }),
});

/** Destroys, so it has to be confirmed. */
export const burn = defineTool({
  name: 'things_burn',
  title: 'Burn thing',
  description: 'Burns a thing.',
  uses: [things.remove],
  input: { thingId: z.number().describe('Which') },
  output: { burnt: z.number() },
  preview: async ({ thingId }) => `Thing ${thingId} goes up in smoke.`,
  run: async ({ thingId }) => ({ burnt: thingId }),
});

/** How a call of `wait` is followed and ended from outside. */
export interface Waiting {
  readonly signal: AbortSignal;
  readonly finish: () => void;
}

/** A tool that runs until a test lets it finish or its call is cancelled. */
export function waitTool() {
  const waiting = new Map<string, Waiting>();
  const tool = defineTool({
    name: 'things_wait',
    title: 'Wait for thing',
    description: 'Waits.',
    uses: [things.list],
    input: { label: z.string().describe('Under which the test finds this call') },
    output: { waited: z.string() },
    run: async ({ label }, { progress, signal }) => {
      progress({ message: 'waiting', done: 1, total: 2 });
      await new Promise<void>((resolve) => {
        waiting.set(label, { signal, finish: resolve });
        signal.addEventListener('abort', () => resolve(), { once: true });
      });
      return { waited: label };
    },
  });
  /** Resolves when the call with this label has begun. */
  const begun = async (label: string): Promise<Waiting> => {
    for (;;) {
      const found = waiting.get(label);
      if (found) return found;
      await passed(5);
    }
  };
  return { tool, begun };
}
