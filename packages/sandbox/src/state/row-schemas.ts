import * as affiliates from './row-schemas/affiliates.js';
import * as aiAgents from './row-schemas/ai-agents.js';
import * as audit from './row-schemas/audit.js';
import * as credentialRequests from './row-schemas/credential-requests.js';
import * as customProperties from './row-schemas/custom-properties.js';
import * as equipment from './row-schemas/equipment.js';
import * as functions from './row-schemas/functions.js';
import * as hooks from './row-schemas/hooks.js';
import * as oauth from './row-schemas/oauth.js';
import * as people from './row-schemas/people.js';
import * as scenarioSides from './row-schemas/scenario-sides.js';
import * as scenarios from './row-schemas/scenarios.js';
import * as sdkApps from './row-schemas/sdk-apps.js';
import * as teamBelongings from './row-schemas/team-belongings.js';
import * as templates from './row-schemas/templates.js';
import type { RowSchema } from './row-schemas/columns.js';
import type { TableName } from './tables.js';

/** What rows look like, table by table. */
export const rowSchemas: Readonly<Record<TableName, RowSchema>> = {
  ...affiliates,
  ...aiAgents,
  ...audit,
  ...credentialRequests,
  ...customProperties,
  ...equipment,
  ...functions,
  ...hooks,
  ...oauth,
  ...people,
  ...scenarioSides,
  ...scenarios,
  ...sdkApps,
  ...teamBelongings,
  ...templates,
};
