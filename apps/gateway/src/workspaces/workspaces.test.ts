import type { GatewayScope, Principal } from '@makegate/auth';
import type { Surface } from '@makegate/tools';
import type { Workspace } from './workspace.js';
import { createWorkspaces } from './workspaces.js';
import type { WorkspacesOptions } from './workspaces.js';

const surface: Surface = {
  list: () => [],
  call: () => Promise.reject(new Error('Nobody calls here.')),
  refusalOf: () => undefined,
  access: { scopes: undefined, readOnly: false, hidden: [] },
  learnScopes: () => {},
  onChange: () => () => {},
};

const named = (id: string, more: Partial<Principal> = {}): Principal => ({
  tenant: 'default',
  id,
  scopes: ['make:read'],
  ...more,
});

/** Workspaces that are nothing but who they were opened for, and whether they are closed. */
function opened(options: Partial<WorkspacesOptions> = {}) {
  let atMs = 0;
  const openedFor: Principal[] = [];
  const closedFor: Principal[] = [];
  const workspaces = createWorkspaces({
    open: async (principal) => {
      openedFor.push(principal);
      const workspace: Workspace = {
        surface,
        ready: Promise.resolve(),
        current: () => Promise.resolve(),
        close: () => closedFor.push(principal),
      };
      return workspace;
    },
    keepMs: 1_000,
    now: () => atMs,
    ...options,
  });
  ends.push(() => workspaces.close());
  return { workspaces, openedFor, closedFor, at: (ms: number) => (atMs = ms) };
}

let ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends) end();
  ends = [];
});

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('opens one workspace for ten sessions that come at once', async () => {
  const { workspaces, openedFor } = opened();
  const entered = await Promise.all(Array.from({ length: 10 }, () => workspaces.enter(named('ana'))));
  expect(openedFor).toHaveLength(1);
  expect(new Set(entered.map(({ workspace }) => workspace)).size).toBe(1);
});

test('does not keep an opening that failed', async () => {
  let fails = true;
  const { workspaces } = opened({
    open: () =>
      fails
        ? Promise.reject(new Error('not now'))
        : Promise.resolve({ surface, ready: Promise.resolve(), current: () => Promise.resolve(), close: () => {} }),
  });
  const together = await Promise.allSettled([workspaces.enter(named('ana')), workspaces.enter(named('ana'))]);
  expect(together.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(workspaces.size).toBe(0);
  fails = false;
  await workspaces.enter(named('ana'));
  expect(workspaces.size).toBe(1);
});

const hostile: readonly Principal[] = [
  named('ana'),
  named('ana', { tenant: 'other' }),
  named('ana","make:read'),
  named('"],["'),
  named('default', { tenant: 'ana' }),
  named('a', { tenant: 'b:c' }),
  named('c:a', { tenant: 'b' }),
  named('__proto__'),
  named('constructor'),
  named('a\u0000b'),
  named('a\\u0000b'),
  named('\u00e9'),
  named('e\u0301'),
  named(''),
  named('ana', { scopes: [] }),
  named('ana', { scopes: ['make:read', 'make:run'] }),
];

test('never takes one principal for another, whatever their names hold', async () => {
  const { workspaces, openedFor } = opened();
  const entered = await Promise.all(hostile.map((principal) => workspaces.enter(principal)));
  expect(openedFor).toEqual(hostile);
  expect(new Set(entered.map(({ workspace }) => workspace)).size).toBe(hostile.length);
});

test('knows the same scopes in another order', async () => {
  const { workspaces, openedFor } = opened();
  const scopes: readonly GatewayScope[] = ['make:read', 'make:run'];
  await workspaces.enter(named('ana', { scopes }));
  await workspaces.enter(named('ana', { scopes: [...scopes.toReversed(), 'make:run'] }));
  expect(openedFor).toHaveLength(1);
});

test('keeps a workspace for a while after the last session has left', async () => {
  const { workspaces, closedFor, at } = opened();
  const [one, other] = await Promise.all([workspaces.enter(named('ana')), workspaces.enter(named('ana'))]);
  one?.leave();
  one?.leave();
  at(10_000);
  workspaces.sweep();
  expect(workspaces.size).toBe(1);
  other?.leave();
  at(10_999);
  workspaces.sweep();
  expect(workspaces.size).toBe(1);
  at(11_000);
  workspaces.sweep();
  await settled();
  expect(workspaces.size).toBe(0);
  expect(closedFor).toEqual([named('ana')]);
});

test('is entered again before it is dropped, and then stays', async () => {
  const { workspaces, openedFor, at } = opened();
  (await workspaces.enter(named('ana'))).leave();
  at(900);
  await workspaces.enter(named('ana'));
  at(5_000);
  workspaces.sweep();
  expect(workspaces.size).toBe(1);
  expect(openedFor).toHaveLength(1);
});

test('keeps no more unused ones than it may, and drops what was left longest', async () => {
  const { workspaces, closedFor } = opened({ mostIdle: 2 });
  const entered = await Promise.all(['a', 'b', 'c', 'd'].map((id) => workspaces.enter(named(id))));
  for (const { leave } of entered) leave();
  await settled();
  expect(closedFor.map(({ id }) => id)).toEqual(['a', 'b']);
  expect(workspaces.size).toBe(2);
});

test('drops none while there is room for more', async () => {
  const { workspaces, closedFor } = opened({ mostIdle: 4 });
  const entered = await Promise.all(['a', 'b', 'c'].map((id) => workspaces.enter(named(id))));
  for (const { leave } of entered) leave();
  await settled();
  expect(closedFor).toEqual([]);
});

test('closes everything at the end, also what is in use', async () => {
  const { workspaces, closedFor } = opened();
  const { leave } = await workspaces.enter(named('ana'));
  workspaces.close();
  leave();
  await settled();
  expect(closedFor).toEqual([named('ana')]);
});
