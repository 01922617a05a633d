import { z } from 'zod';
import { defineTool } from '../../src/define-tool.js';
import { things } from './things.js';

/** Says what it was given. */
export const echo = defineTool({
  name: 'things_echo',
  title: 'Echo things',
  description: 'Says what it was given.',
  uses: [things.list],
  input: {
    count: z.number().int().describe('How many'),
    inputs: z.record(z.string(), z.unknown()).default({}).describe('Anything'),
  },
  output: { count: z.number(), inputs: z.record(z.string(), z.unknown()) },
  run: async ({ count, inputs }) => ({ count, inputs }),
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

/** Fails with a text that must not reach anybody. */
export const broken = defineTool({
  name: 'things_break',
  title: 'Break thing',
  description: 'Fails.',
  uses: [],
  input: {},
  output: {},
  run: async () => {
    throw new Error('token 12345 was refused by https://secret.example');
  },
});

/** Why each call of `slow` ended. */
export const slowEnds: unknown[] = [];

/** Ends only when it is told to, after saying twice that it is alive. */
export const slow = defineTool({
  name: 'things_wait',
  title: 'Wait for thing',
  description: 'Waits.',
  uses: [things.list],
  input: {},
  output: {},
  run: async (_args, { progress, signal }) => {
    progress({ message: 'first' });
    progress({ message: 'second', done: 5, total: 9 });
    await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
    slowEnds.push(signal.reason);
    return {};
  },
});

/** A tool that writes down what it was run for. */
export function recording() {
  const ran: number[] = [];
  const tool = defineTool({
    name: 'things_record',
    title: 'Record thing',
    description: 'Writes down which thing it was run for.',
    uses: [things.rename],
    input: { thingId: z.number().describe('Which') },
    output: {},
    run: async ({ thingId }) => {
      ran.push(thingId);
      return {};
    },
  });
  return { tool, ran };
}
