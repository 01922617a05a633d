import { contextOver } from '../../../test/tool-context.js';
import { blueprintsVersions } from './versions.js';

test('lists versions and pages over what Make sends whole', async () => {
  const scenariosBlueprints = [
    { version: 2, created: '2026-11-02', scenarioId: 7, draft: false, versionDescription: null },
    { version: 1, created: '2026-11-01', scenarioId: 7, draft: false, versionDescription: 'First' },
  ];
  const context = contextOver({ blueprints: { versions: { scenariosBlueprints } } });
  expect(await blueprintsVersions.run({ scenarioId: 7, limit: 1, offset: 0 }, context)).toEqual({
    versions: [{ version: 2, created: '2026-11-02', draft: false }],
    nextOffset: 1,
  });
  expect(await blueprintsVersions.run({ scenarioId: 7, limit: 1, offset: 1 }, context)).toEqual({
    versions: [{ version: 1, created: '2026-11-01', draft: false, versionDescription: 'First' }],
  });
});
