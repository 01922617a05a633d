import { newScenario } from '../../test/hook-zone.js';
import { openZone } from '../../test/open-zone.js';
import type { OpenZone } from '../../test/open-zone.js';

let open: OpenZone;

beforeEach(async () => {
  open = await openZone();
});

afterEach(() => open.zone.close());

/** The first of the team, and how it is deleted. */
const things = {
  connection: async ({ make, zone: { teamId } }: OpenZone) => {
    const id = (await make.connections.list({ teamId })).connections[0]?.id ?? 0;
    return { id, field: 'connection', remove: () => make.connections.delete({ connectionId: id, confirmed: true }) };
  },
  hook: async ({ make, zone: { teamId } }: OpenZone) => {
    const id = (await make.hooks.list({ teamId })).hooks[0]?.id ?? 0;
    return { id, field: 'hook', remove: () => make.hooks.delete({ hookId: id, confirmed: true }) };
  },
  key: async ({ make, zone: { teamId } }: OpenZone) => {
    const id = (await make.keys.list({ teamId })).keys[0]?.id ?? 0;
    return { id, field: 'keychain', remove: () => make.keys.delete({ keyId: id, confirmed: true }) };
  },
  'data store': async ({ make, zone: { teamId } }: OpenZone) => {
    const id = (await make.dataStores.list({ teamId })).dataStores[0]?.id ?? 0;
    return { id, field: 'datastore', remove: () => make.dataStores.delete({ dataStoreId: id, confirmed: true }) };
  },
  'data structure': async ({ make, zone: { teamId } }: OpenZone) => {
    const id = (await make.dataStructures.list({ teamId })).dataStructures[0]?.id ?? 0;
    const remove = () => make.dataStructures.delete({ dataStructureId: id, confirmed: true });
    return { id, field: 'udt', remove };
  },
};

test.each(Object.entries(things))('a scenario whose %s is deleted is stopped, and does not start', async (_, find) => {
  const { id, field, remove } = await find(open);
  const flow = [{ id: 2, module: 'http:ActionSendData', parameters: { [field]: id } }];
  const scheduling = { type: 'indefinitely', interval: 900 };
  const scenarioId = await newScenario(open, { scheduling, flow });
  const bystander = await newScenario(open, { scheduling });
  await remove();
  const { scenario } = await open.make.scenarios.get({ scenarioId });
  expect(scenario).toMatchObject({ isActive: false, isinvalid: true, nextExec: null });
  await expect(open.make.scenarios.start({ scenarioId })).rejects.toMatchObject({ status: 422 });
  const { scenario: other } = await open.make.scenarios.get({ scenarioId: bystander });
  expect(other).toMatchObject({ isActive: true, isinvalid: false });
});
