import { z } from 'zod';
import { things } from '../test/fakes/things.js';
import { broken, burn, echo, slow } from '../test/fakes/thing-tools.js';
import { surfaceOf } from '../test/fakes/surfaces.js';
import type { CallReport } from './call-report.js';
import { currentCorrelationId } from './correlation.js';
import { defineTool, type Tool } from './define-tool.js';
import type { ScenarioTools } from './scenario-tools/scenario-tools.js';
import type { CallHooks, Surface } from './surface.js';

const hooks = (changes: Partial<CallHooks> = {}): CallHooks => ({
  signal: new AbortController().signal,
  progress: () => {},
  ...changes,
});

/** The answer, or the failure, without its wrapping. */
async function ask(
  surface: Surface,
  name: string,
  args: Record<string, unknown> = {},
  changes: Partial<CallHooks> = {},
) {
  const outcome = await surface.call(name, args, hooks(changes));
  return outcome.kind === 'answered' ? outcome.answer : outcome.failure;
}

const reads = (name: string, run: () => Promise<{ text: string }>, more: object = {}) =>
  defineTool({
    name,
    title: name,
    description: name,
    uses: [things.list],
    input: { limit: z.number().optional(), path: z.string().optional(), ...more },
    output: { text: z.string() },
    run,
  });

const writer = (name: string, effect: 'update' | 'run' | 'delete') =>
  defineTool({
    preview: async () => 'It goes.',
    name,
    title: name,
    description: name,
    uses: [{ ...things.rename, id: 'scenarios.rename', effect }],
    input: { scenarioId: z.number() },
    output: {},
    run: async () => ({}),
  });

test('lists the catalog in its order, and gives the same array until something changes', () => {
  const surface = surfaceOf([slow, echo, burn]);
  const listed = surface.list();
  expect(listed.map(({ name }) => name)).toEqual(['things_wait', 'things_echo', 'things_burn']);
  expect(surface.list()).toBe(listed);
});

test('refuses two tools of one name', () => {
  expect(() => surfaceOf([echo, echo])).toThrow(TypeError);
});

test('hides and refuses what the scopes do not allow, naming them', async () => {
  const surface = surfaceOf([echo, burn], { scopes: ['things:read'] });
  expect(surface.list().map(({ name }) => name)).toEqual(['things_echo']);
  expect(await ask(surface, 'things_burn', { thingId: 1 })).toMatchObject({
    code: 'scope_missing',
    message: expect.stringContaining('things:write'),
  });
});

test('hides and refuses everything but reads when it is read-only, whatever the scopes', async () => {
  const surface = surfaceOf([echo, burn], { readOnly: true });
  expect(surface.list().map(({ name }) => name)).toEqual(['things_echo']);
  expect(await ask(surface, 'things_burn', { thingId: 1 })).toMatchObject({ code: 'read_only' });
  expect(await ask(surface, 'things_echo', { count: 1 })).toEqual({ count: 1, inputs: {} });
});

test('follows scopes that are learnt later, and tells of it once', () => {
  const surface = surfaceOf([echo, burn]);
  let told = 0;
  const stop = surface.onChange(() => (told += 1));
  surface.learnScopes(['things:read']);
  surface.learnScopes(['things:read']);
  expect(surface.list().map(({ name }) => name)).toEqual(['things_echo']);
  expect(surface.access.hidden.map(({ name }) => name)).toEqual(['things_burn']);
  expect(told).toBe(1);
  stop();
  surface.learnScopes(undefined);
  expect(told).toBe(1);
});

test('refuses an unknown tool as such, and knows which name was probably meant', async () => {
  const surface = surfaceOf([echo]);
  expect(surface.refusalOf('things_echo', {}, {})).toBeUndefined();
  const outcome = await surface.call('thing_echo', {}, { ...hooks(), correlationId: 'c-1' });
  expect(outcome).toEqual(await surface.refusalOf('thing_echo', {}, { correlationId: 'c-1' }));
  expect(outcome).toMatchObject({ kind: 'refused', failure: { code: 'tool_unknown' } });
  expect(await ask(surface, 'nothing_like_it')).toMatchObject({ message: expect.stringContaining('tools/list') });
});

const elsewhere = (name: string) => (name === 'things_burn' ? 'Start the server with everything.' : undefined);

test('says where a tool is that this surface leaves out, instead of naming others', async () => {
  const surface = surfaceOf([echo], { elsewhere });
  expect(await ask(surface, 'things_burn')).toMatchObject({
    code: 'tool_unknown',
    message: 'things_burn is not among the tools of this server. Start the server with everything.',
  });
  const { message } = { message: '', ...(await ask(surface, 'thing_echo')) };
  expect(message).toContain('Did you mean things_echo?');
});

const missingGrants = ({ effect }: Pick<Tool, 'effect'>) => (effect === 'delete' ? ['make:delete'] : []);

test('hides and refuses what the caller was not granted here, whatever the token may do', async () => {
  const surface = surfaceOf([echo, burn], { missingGrants, scopes: ['things:read'] });
  expect(surface.list().map(({ name }) => name)).toEqual(['things_echo']);
  expect(surface.access.hidden).toEqual([
    { name: 'things_burn', reason: 'grant_missing', missingScopes: ['things:write'], missingGrants: ['make:delete'] },
  ]);
  surface.learnScopes(['things:read', 'things:write']);
  expect(await ask(surface, 'things_burn', { thingId: 1 })).toMatchObject({
    code: 'grant_missing',
    message:
      'things_burn needs make:delete on this server, which your key does not have. Ask its operator for a key that does.',
  });
});

test('tells whoever counts of every call, under names that say nothing of people or scenarios', async () => {
  const reports: CallReport[] = [];
  const onCall = (report: CallReport): void => void reports.push(report);
  const surface = surfaceOf([echo, broken], { onCall });
  await ask(surface, 'things_echo', { count: 1 });
  await ask(surface, 'things_echo', {});
  await ask(surface, 'things_break');
  await ask(surface, 'ana_private');
  expect(reports).toMatchObject([
    { tool: 'things_echo', effect: 'read', code: 'ok' },
    { tool: 'things_echo', effect: 'read', code: 'arguments_invalid' },
    { tool: 'things_break', effect: 'read', code: 'internal' },
    { tool: 'unknown', code: 'tool_unknown' },
  ]);
});

test('knows the id of a call everywhere in it, and nowhere else', async () => {
  const seen: (string | undefined)[] = [];
  const tool = reads('things_who', async () => {
    await Promise.resolve();
    seen.push(currentCorrelationId());
    throw new Error('inside');
  });
  const told: string[] = [];
  const surface = surfaceOf([tool], { onInternal: (id) => told.push(id) });
  const failures = await Promise.all([
    ask(surface, 'things_who', {}, { correlationId: 'c-1' }),
    ask(surface, 'things_who', {}, { correlationId: 'c-2' }),
  ]);
  expect(failures).toMatchObject([{ correlationId: 'c-1' }, { correlationId: 'c-2' }]);
  expect(seen).toEqual(['c-1', 'c-2']);
  expect(told).toEqual(['c-1', 'c-2']);
  await ask(surface, 'things_who');
  expect(seen[2]).toMatch(/^[0-9a-f-]{36}$/);
  expect(currentCorrelationId()).toBeUndefined();
});

test('gives a call up at its deadline, and says whether it may be repeated', async () => {
  const surface = surfaceOf([slow], { deadlineMs: 5, waitBudgetMs: -20_000 });
  expect(await ask(surface, 'things_wait')).toMatchObject({ code: 'tool_timeout', retryable: true });
});

test('answers a cancelled call as cancelled', async () => {
  const failure = await ask(surfaceOf([slow]), 'things_wait', {}, { signal: AbortSignal.abort() });
  expect(failure).toMatchObject({ code: 'cancelled' });
});

test('refuses a read that is too large, and says which arguments make it smaller', async () => {
  const surface = surfaceOf([reads('things_read', async () => ({ text: 'x'.repeat(2_000) }))], { answerBudget: 1_000 });
  expect(await ask(surface, 'things_read')).toMatchObject({
    code: 'answer_too_large',
    message: expect.stringContaining('a smaller limit or a path to one part'),
  });
});

test('shortens the answer of a call that did something, instead of failing it', async () => {
  const start = { ...reads('things_start', async () => ({ text: 'x'.repeat(9_000) })), effect: 'run' as const };
  const answer = await ask(surfaceOf([start], { answerBudget: 1_500 }), 'things_start');
  expect(answer).toMatchObject({ text: expect.stringMatching(/^x+….*left out$/) });
});

test('leaves out what the output does not name, and keeps an answer of the wrong shape inside', async () => {
  const wordy = reads('things_wordy', async () => Object.assign({ text: 'yes' }, { internal: 'no' }));
  const wrong = reads('things_wrong', async () => JSON.parse('{"text":7}'));
  const told: unknown[] = [];
  const surface = surfaceOf([wordy, wrong], { onInternal: (_id, error) => told.push(error) });
  expect(await ask(surface, 'things_wordy')).toEqual({ text: 'yes' });
  expect(await ask(surface, 'things_wrong')).toMatchObject({ code: 'internal' });
  expect(told).toHaveLength(1);
});

test('never rejects, whatever a tool throws', async () => {
  const throwing = [undefined, 'text', Object.create(null), new Error('no')].map((thrown, index) =>
    reads(`things_throw${index}`, async () => {
      throw thrown;
    }),
  );
  const surface = surfaceOf([...throwing, broken]);
  for (const { name } of surface.list()) expect(await ask(surface, name)).toMatchObject({ code: 'internal' });
});

describe('a tool that destroys something', () => {
  test('first says what would be lost, and does it when the token comes back with the same arguments', async () => {
    const surface = surfaceOf([burn]);
    const first = await ask(surface, 'things_burn', { thingId: 3 });
    expect(first).toMatchObject({ outcome: 'confirmation_required', preview: 'Thing 3 goes up in smoke.' });
    const confirmationToken: unknown = Reflect.get(first, 'confirmationToken');
    const other = await ask(surface, 'things_burn', { thingId: 4, confirmationToken });
    expect(other).toMatchObject({ code: 'confirmation_invalid' });
    const done = await ask(surface, 'things_burn', { thingId: 3, confirmationToken });
    expect(done).toEqual({ outcome: 'done', result: { burnt: 3 } });
    const again = await ask(surface, 'things_burn', { thingId: 3, confirmationToken });
    expect(again).toMatchObject({ code: 'confirmation_used' });
  });

  test('does nothing when the person declines, and everything when the person accepts', async () => {
    const surface = surfaceOf([burn]);
    const declined = await ask(surface, 'things_burn', { thingId: 3 }, { ask: async () => 'declined' });
    expect(declined).toEqual({ outcome: 'declined', preview: 'Thing 3 goes up in smoke.' });
    const accepted = await ask(surface, 'things_burn', { thingId: 3 }, { ask: async () => 'accepted' });
    expect(accepted).toEqual({ outcome: 'done', result: { burnt: 3 } });
  });

  test('does nothing that was previewed with another credential, whoever agreed', async () => {
    let credential = 'first';
    const surface = surfaceOf([burn], { credential: async () => credential });
    const first = await ask(surface, 'things_burn', { thingId: 3 });
    const confirmationToken: unknown = Reflect.get(first, 'confirmationToken');
    credential = 'second';
    const late = { code: 'confirmation_invalid' };
    expect(await ask(surface, 'things_burn', { thingId: 3, confirmationToken })).toMatchObject(late);
    const asking = async () => {
      credential = 'third';
      return 'accepted' as const;
    };
    expect(await ask(surface, 'things_burn', { thingId: 3 }, { ask: asking })).toMatchObject(late);
    credential = 'first';
    expect(await ask(surface, 'things_burn', { thingId: 3, confirmationToken })).toMatchObject({ outcome: 'done' });
  });

  test('refuses a token that is no text, and an empty one', async () => {
    const surface = surfaceOf([burn]);
    expect(await ask(surface, 'things_burn', { thingId: 3, confirmationToken: 7 })).toMatchObject({
      code: 'arguments_invalid',
    });
    expect(await ask(surface, 'things_burn', { thingId: 3, confirmationToken: '' })).toMatchObject({
      code: 'confirmation_invalid',
    });
  });

  test('keeps a preview short', async () => {
    const long = { ...burn, preview: async () => 'word '.repeat(5_000) };
    const answer = await ask(surfaceOf([long]), 'things_burn', { thingId: 3 });
    expect(String(Reflect.get(answer, 'preview')).length).toBe(4_001);
  });
});

describe('with scenario tools', () => {
  const listeners: (() => void)[] = [];
  const asked: (number | undefined)[] = [];
  let offered: readonly Tool[] = [];
  const scenarioTools: ScenarioTools = {
    start: async () => {},
    refresh: async (scenarioId) => void asked.push(scenarioId),
    freshen: () => {},
    tools: () => offered,
    explain: async () => [],
    onChange: (listener) => {
      listeners.push(listener);
      return () => {};
    },
    close: async () => {},
  };

  test('counts a call of any of them as a call of a scenario', async () => {
    offered = [echo];
    const told: unknown[] = [];
    const onCall = ({ tool, code }: CallReport): void => void told.push([tool, code]);
    await ask(surfaceOf([slow], { scenarioTools, onCall }), 'things_echo', { count: 5 });
    expect(told).toEqual([['scenario', 'ok']]);
  });

  test('lists them after the catalog, calls them, and passes their changes on', async () => {
    offered = [];
    const surface = surfaceOf([slow], { scenarioTools });
    let told = 0;
    surface.onChange(() => (told += 1));
    expect(surface.list()).toHaveLength(1);
    offered = [echo];
    for (const listener of listeners) listener();
    expect(told).toBe(1);
    expect(surface.list().map(({ name }) => name)).toEqual(['things_wait', 'things_echo']);
    expect(await ask(surface, 'things_echo', { count: 5 })).toEqual({ count: 5, inputs: {} });
  });

  test('has the list read again after a tool has written a scenario, and not after a run or a mere preview', async () => {
    const writers = [
      writer('scenarios_rename', 'update'),
      writer('scenarios_run', 'run'),
      writer('scenarios_delete', 'delete'),
    ];
    const surface = surfaceOf(writers, { scenarioTools });
    asked.length = 0;
    await ask(surface, 'scenarios_run', { scenarioId: 7 });
    expect(asked).toEqual([]);
    await ask(surface, 'scenarios_rename', { scenarioId: 8 });
    expect(asked).toEqual([8]);
    await ask(surface, 'scenarios_delete', { scenarioId: 9 });
    expect(asked).toEqual([8]);
    await ask(surface, 'scenarios_delete', { scenarioId: 9 }, { ask: async () => 'accepted' });
    expect(asked).toEqual([8, 9]);
  });
});
