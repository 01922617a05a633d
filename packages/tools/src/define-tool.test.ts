import { z } from 'zod';
import { defineTool, type Tool } from './define-tool.js';
import { things } from '../test/fakes/things.js';

const page = {
  name: 'things_look',
  title: 'Look at things',
  description: 'Look.',
  input: {
    thingId: z.number().int().positive().describe('Which'),
    more: z.record(z.string(), z.unknown()).default({}),
  },
  output: { things: z.array(z.object({ id: z.int() })) },
  run: async ({ thingId }: { thingId: number }) => ({ things: [{ id: thingId }] }),
};
const preview = async () => 'Everything goes.';

test('takes the strongest effect and all scopes from the endpoints it uses', () => {
  const tool = defineTool({ ...page, uses: [things.list, things.create, things.rename] });
  expect(tool.effect).toBe('update');
  expect(tool.scopes).toEqual(['things:read', 'things:write']);
  expect(defineTool({ ...page, uses: [things.start, things.rename] }).effect).toBe('run');
  expect(defineTool({ ...page, preview, uses: [things.start, things.remove] }).effect).toBe('delete');
  expect(defineTool({ ...page, uses: [] }).effect).toBe('read');
});

const hints = (...uses: (typeof things)[keyof typeof things][]) => {
  const { annotations } = defineTool({ ...page, preview, uses });
  return [annotations.readOnlyHint, annotations.destructiveHint, annotations.idempotentHint];
};

test('derives every hint from the effect and from what may be repeated', () => {
  expect(hints(things.list)).toEqual([true, false, true]);
  expect(hints(things.create)).toEqual([false, false, false]);
  expect(hints(things.rename)).toEqual([false, true, true]);
  expect(hints(things.start)).toEqual([false, true, false]);
  expect(hints(things.remove)).toEqual([false, true, true]);
});

test('advertises free-form objects open, the arguments closed and the answer open', () => {
  const { inputSchema, outputSchema } = defineTool({ ...page, uses: [things.list] });
  expect(inputSchema).toEqual({
    type: 'object',
    properties: {
      thingId: { type: 'integer', exclusiveMinimum: 0, description: 'Which' },
      more: { type: 'object', default: {}, additionalProperties: true },
    },
    required: ['thingId'],
    additionalProperties: false,
  });
  expect(outputSchema).toEqual({
    type: 'object',
    properties: {
      things: { type: 'array', items: { type: 'object', properties: { id: { type: 'integer' } }, required: ['id'] } },
    },
    required: ['things'],
  });
});

test('computes each schema once', () => {
  const tool = defineTool({ ...page, uses: [things.list] });
  expect(tool.inputSchema).toBe(tool.inputSchema);
  expect(tool.outputSchema).toBe(tool.outputSchema);
});

test('advertises the confirmation of a delete, and checks the page’s own arguments and answer', () => {
  const tool = defineTool({ ...page, preview, uses: [things.remove] });
  expect(Object.keys(tool.inputSchema['properties'] ?? {})).toEqual(['thingId', 'more', 'confirmationToken']);
  expect(tool.outputSchema['required']).toEqual(['outcome']);
  expect(tool.inputType.safeParse({ thingId: 1, confirmationToken: 'x' }).success).toBe(false);
});

test('refuses a delete without a preview, an optional write and a name that clients would refuse', () => {
  expect(() => defineTool({ ...page, uses: [things.remove] })).toThrow('things_look destroys something');
  expect(() => defineTool({ ...page, uses: [], optionally: [things.create] })).toThrow('only read optionally');
  expect(() => defineTool({ ...page, name: 'Things', uses: [] })).toThrow(TypeError);
  expect(() => defineTool({ ...page, name: 'x'.repeat(41), uses: [] })).toThrow(TypeError);
});

test('lets a tool of any input stand where a tool is asked for', () => {
  const tools: readonly Tool[] = [defineTool({ ...page, uses: [things.list] })];
  expect(tools.map(({ name }) => name)).toEqual(['things_look']);
});
