import { appsOf, modulesOf, referencesOf } from './blueprint-modules.js';
import { remapped } from './blueprint-remap.js';

const blueprint = {
  name: 'Deep',
  metadata: {},
  flow: [
    { id: 1, module: 'gateway:CustomWebHook', parameters: { hook: 11 } },
    {
      id: 2,
      module: 'builtin:BasicRouter',
      routes: [
        {
          flow: [
            {
              id: 3,
              module: 'http:ActionSendData',
              mapper: { keychain: 12 },
              onerror: [{ id: 4, module: 'builtin:Break' }],
            },
          ],
        },
        { flow: [{ id: 5, module: 'datastore:AddRecord', parameters: { datastore: 13 } }] },
      ],
    },
  ],
};

test('finds the modules inside routes and error handlers', () => {
  expect(modulesOf(blueprint.flow).map(({ id }) => id)).toEqual([1, 2, 3, 4, 5]);
  expect(appsOf(blueprint)).toEqual(['gateway', 'builtin', 'http', 'datastore']);
});

test('finds the things of the team that modules name', () => {
  expect(referencesOf(blueprint.flow)).toEqual([
    { kind: 'Hook', id: 11, app: 'gateway' },
    { kind: 'Key', id: 12, app: 'http' },
    { kind: 'Data store', id: 13, app: 'datastore' },
  ]);
});

test('is not troubled by a flow that is none', () => {
  expect(modulesOf(undefined)).toEqual([]);
  expect(modulesOf([null, 5, { id: 1 }])).toEqual([]);
});

test('puts mapped ids in place of the old ones, kind by kind', () => {
  const copy = remapped(blueprint, { hook: { '11': 21 }, datastore: { '12': 22, '13': 23 } });
  expect(referencesOf(copy.flow).map(({ id }) => id)).toEqual([21, 12, 23]);
  expect(referencesOf(blueprint.flow).map(({ id }) => id)).toEqual([11, 12, 13]);
});
