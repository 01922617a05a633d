import { z } from 'zod';
import { surfaceOf } from '../../test/fakes/surfaces.js';
import { echo } from '../../test/fakes/thing-tools.js';
import { defineTool, type Tool } from '../define-tool.js';

/** How a call with these arguments is refused. */
async function failureOf(tool: Tool, args: Record<string, unknown>) {
  const hooks = { signal: new AbortController().signal, progress: () => {} };
  const outcome = await surfaceOf([tool]).call(tool.name, args, hooks);
  if (outcome.kind === 'answered') throw new Error('The call was not refused.');
  return outcome.failure;
}

test('repeats no value of the arguments it refuses', async () => {
  const failure = await failureOf(echo, { count: 'my password', other: 'my key' });
  expect(failure).toMatchObject({ code: 'arguments_invalid' });
  expect(JSON.stringify(failure)).not.toMatch(/my password|my key/);
});

test('says in plain words that an argument is missing, and how a time is written', async () => {
  const dated = defineTool({
    name: 'things_dated',
    title: 'Dated things',
    description: 'Takes a time.',
    uses: [],
    input: {
      thingId: z.number().describe('Which'),
      kind: z.enum(['old', 'new']).describe('Which kind'),
      place: z.object({ teamId: z.number() }).describe('Where'),
      from: z.iso.datetime({ offset: true }).describe('Since when'),
    },
    output: {},
    run: async () => ({}),
  });
  const { message } = await failureOf(dated, { place: {}, from: 'yesterday' });
  expect(message).toContain('thingId: is required; kind: is required; place.teamId: is required');
  expect(message).toContain('from: Invalid ISO datetime, for example 2026-11-01T00:00:00Z');
});

test('keeps a refusal short, however long and many the arguments are', async () => {
  const counts = defineTool({
    name: 'things_count',
    title: 'Count things',
    description: 'Counts.',
    uses: [],
    input: { counts: z.array(z.number()).describe('Counts') },
    output: {},
    run: async () => ({}),
  });
  const wide = await failureOf(counts, { counts: [], ['x'.repeat(1_000_000)]: 1 });
  expect(JSON.stringify(wide).length).toBeLessThan(1_000);
  expect(wide).toMatchObject({ message: expect.stringContaining('(known: counts)') });
  const many = await failureOf(counts, { counts: Array.from({ length: 5_000 }, () => 'no') });
  expect(JSON.stringify(many).length).toBeLessThan(2_000);
  expect(many).toMatchObject({ message: expect.stringContaining('counts.9: ') });
  expect(many).toMatchObject({ message: expect.stringContaining('; and 4990 more.') });
});
