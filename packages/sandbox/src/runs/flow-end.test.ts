import type { Blueprint, BlueprintModule } from '../state/rows.js';
import { endOfFlow } from './flow-end.js';

const first = { id: 1, module: 'gateway:CustomWebHook' };
const last = { id: 9, module: 'datastore:AddRecord' };
const throwing = (rest: object = {}): BlueprintModule => ({
  id: 2,
  module: 'builtin:ThrowError',
  mapper: { message: 'No order {{1.order}}.' },
  ...rest,
});
const blueprint = (module: BlueprintModule, scenario: object = {}): Blueprint => ({
  name: 'x',
  flow: [first, module, last],
  metadata: { scenario },
});
const endWith = (module: BlueprintModule, scenario: object = {}) =>
  endOfFlow(blueprint(module, scenario), { '1': { order: 'A-7' } });

const handled = (name: string) => endWith(throwing({ onerror: [{ id: 3, module: `builtin:${name}` }] }));

const error = {
  name: 'RuntimeError',
  message: 'No order A-7.',
  causeModule: { name: 'Throw error', appName: 'builtin' },
};

test('a module that throws an error ends the run there', () => {
  expect(endWith(throwing())).toEqual({ status: 'ERROR', steps: 2, error });
});

test('a module that throws a warning lets the run go on, and the run ends with a warning', () => {
  expect(endWith({ id: 2, module: 'builtin:ThrowWarning' })).toEqual({ status: 'WARNING', steps: 3 });
});

test('Ignore and Resume let the run go on, Commit ends it well, Rollback ends it with the error', () => {
  expect(handled('Ignore')).toEqual({ status: 'SUCCESS', steps: 3 });
  expect(handled('Resume')).toEqual({ status: 'SUCCESS', steps: 3 });
  expect(handled('Commit')).toEqual({ status: 'SUCCESS', steps: 2 });
  expect(handled('Rollback')).toEqual({ status: 'ERROR', steps: 2, error });
});

test('Break keeps what the run had in hand, with its plan for retries, and the run ends with a warning', () => {
  const onerror = [
    { id: 3, module: 'slack:CreateMessage' },
    { id: 4, module: 'builtin:Break', mapper: { retry: true, count: 2, interval: 10 } },
  ];
  const retry = { attempts: 2, intervalMs: 600_000 };
  expect(endWith(throwing({ onerror }))).toEqual({ status: 'WARNING', steps: 2, error, failer: 2, retry });
});

test('a scenario that stores incomplete executions keeps what failed without a handler', () => {
  expect(endWith(throwing(), { dlq: true })).toEqual({ status: 'ERROR', steps: 2, error, failer: 2 });
});

test('a module behind a filter is not reached', () => {
  expect(endWith(throwing({ filter: { name: 'Only empty ones' } }))).toEqual({ status: 'SUCCESS', steps: 3 });
});
