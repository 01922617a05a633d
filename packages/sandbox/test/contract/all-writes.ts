import { affiliateWrites } from './affiliate.js';
import { belongingWrites } from './belongings.js';
import { buildingBlockWrites } from './building-blocks.js';
import { customAppPartWrites } from './custom-app-parts.js';
import { customAppWrites } from './custom-apps.js';
import { dataWrites } from './data.js';
import { equipmentWrites } from './equipment.js';
import { hooksWrites } from './hooks.js';
import { organizationWrites } from './organizations.js';
import { peopleWrites } from './people.js';
import { runsWrites } from './runs.js';
import { scenarioWrites } from './scenarios.js';
import { teamWrites } from './teams.js';
import type { WriteRow } from './write-row.js';

/** What each write of the API changes, and what it leaves alone. */
export const allWrites: readonly WriteRow[] = [
  ...affiliateWrites,
  ...belongingWrites,
  ...buildingBlockWrites,
  ...customAppPartWrites,
  ...customAppWrites,
  ...dataWrites,
  ...equipmentWrites,
  ...hooksWrites,
  ...organizationWrites,
  ...peopleWrites,
  ...runsWrites,
  ...scenarioWrites,
  ...teamWrites,
];

/** Calls that do something and change nothing that the API shows, and why. */
export const withoutTrace: Readonly<Record<string, string>> = {
  'scenarios.publish': 'Drafts come of the editor of Make alone, so there is none to publish.',
  'connections.test': 'Asks the service behind the connection.',
  'aiAgents.run': 'A conversation shows in its own answers alone.',
  'sdkAppRpcs.test': 'Asks the service behind the app.',
};
