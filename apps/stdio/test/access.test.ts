import { startSandbox } from '@makegate/sandbox';
import type { Sandbox } from '@makegate/sandbox';
import { failureOf, openServer } from './open-server.js';
import type { OpenOptions, OpenServer } from './open-server.js';

interface Status {
  readonly make: string;
  readonly problem?: string;
  readonly scopes?: readonly string[];
  readonly readOnly: boolean;
  readonly hidden: readonly {
    readonly reason: string;
    readonly missingScopes: readonly string[];
    readonly tools: readonly string[];
  }[];
}

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox();
});

afterAll(() => sandbox.close());

const serving = async (options: OpenOptions, work: (server: OpenServer) => Promise<void>): Promise<void> => {
  const server = await openServer(sandbox, options);
  try {
    await work(server);
  } finally {
    await server.close();
  }
};

const namesOf = async (server: OpenServer) => (await server.tools()).map(({ name }) => name);
const statusOf = async (server: OpenServer) => (await server.call('status')).structuredContent as unknown as Status;
const writes = (): number => sandbox.requests().filter(({ method }) => method !== 'GET').length;

test('read-only offers no tool that writes', () =>
  serving({ args: ['--read-only', '--toolset', 'everything'] }, async (server) => {
    const tools = await server.tools();
    expect(tools.length).toBeGreaterThan(15);
    expect(tools.filter(({ annotations }) => annotations?.readOnlyHint !== true)).toEqual([]);
  }));

test('read-only refuses a hidden tool that is called by its name, and Make hears nothing of it', () =>
  serving({ args: ['--toolset', 'everything'], environment: { MAKEGATE_READ_ONLY: 'true' } }, async (server) => {
    sandbox.clearRequests();
    const { code, sentence } = failureOf(await server.call('folders_create', { name: 'New' }));
    expect(code).toBe('read_only');
    expect(sentence).toMatch(/read.only/i);
    expect(writes()).toBe(0);
  }));

test('hides what the token may not do, and status says which scope would show it', () =>
  serving({ environment: { MAKE_API_KEY: sandbox.readOnlyToken } }, async (server) => {
    const names = await namesOf(server);
    expect(names).toContain('scenarios_list');
    expect(names).not.toContain('scenarios_start');
    expect(names.filter((name) => name.startsWith('run_'))).toEqual([]);
    const status = await statusOf(server);
    expect(status.make).toBe('ready');
    expect(status.scopes).toContain('scenarios:read');
    const locked = status.hidden.find(({ tools }) => tools.includes('scenarios_start'));
    expect(locked?.missingScopes).toEqual(['scenarios:write']);
  }));

test('refuses a hidden tool that is called by its name, naming the scope', () =>
  serving({ environment: { MAKE_API_KEY: sandbox.readOnlyToken } }, async (server) => {
    await server.tools();
    const { code, sentence } = failureOf(await server.call('scenarios_start', { scenarioId: 1 }));
    expect(code).toBe('scope_missing');
    expect(sentence).toContain('scenarios:write');
  }));

test('explains that scenarios are no tools for want of a scope', () =>
  serving({ environment: { MAKE_API_KEY: sandbox.readOnlyToken } }, async (server) => {
    const { scenarios } = (await server.call('scenario_tools_explain', { limit: 100 })).structuredContent as {
      scenarios: { scenarioName: string; reason?: string }[];
    };
    expect(scenarios.find(({ scenarioName }) => scenarioName === 'Quote shipping cost')?.reason).toBe('scope_missing');
  }));

test('shows every tool when the token cannot tell its scopes, and lets Make decide', () =>
  serving({ environment: { MAKE_API_KEY: sandbox.createToken({ scopes: ['scenarios:read'] }) } }, async (server) => {
    expect(await namesOf(server)).toContain('scenarios_start');
    expect((await statusOf(server)).scopes).toBeUndefined();
    const { code, sentence } = failureOf(await server.call('connections_list'));
    expect(code).toBe('make_forbidden');
    expect(sentence).toContain('connections:read');
  }));

test('starts with a token that Make refuses, and status says so', () =>
  serving({ environment: { MAKE_API_KEY: '00000000-0000-4000-8000-000000000000' } }, async (server) => {
    expect(await namesOf(server)).toContain('status');
    expect(await statusOf(server)).toMatchObject({ make: 'refused', problem: expect.stringMatching(/token/i) });
    expect(failureOf(await server.call('scenarios_list')).code).toBe('make_unauthorized');
  }));

test('works in the team that is set, and asks for one when none is', async () => {
  await serving({ environment: { MAKE_TEAM: String(sandbox.otherTeamId) } }, async (server) => {
    expect(await namesOf(server)).not.toContain('run_quote_shipping_cost');
  });
  await serving({ environment: { MAKE_TEAM: '' } }, async (server) => {
    const { code, sentence } = failureOf(await server.call('connections_list'));
    expect(code).toBe('team_required');
    expect(sentence).toContain('MAKE_TEAM');
  });
});

test('needs no account on the practice zone', async () => {
  const server = await openServer(undefined, { args: ['--sandbox'] });
  expect(await namesOf(server)).toContain('run_quote_shipping_cost');
  expect(await statusOf(server)).toMatchObject({ make: 'ready' });
  await server.close();
});
