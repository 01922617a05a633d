import type { Tool } from '../define-tool.js';
import { blueprintsGet } from './blueprints/get.js';
import { connectionsList } from './connections/list.js';
import { dataStoreRecordsList } from './data-store-records/list.js';
import { dataStoreRecordsReplace } from './data-store-records/replace.js';
import { dataStoresList } from './data-stores/list.js';
import { executionsGet } from './executions/get.js';
import { executionsList } from './executions/list.js';
import { executionsWait } from './executions/wait.js';
import { hooksList } from './hooks/list.js';
import { incompleteExecutionsList } from './incomplete-executions/list.js';
import { incompleteExecutionsRetry } from './incomplete-executions/retry.js';
import { organizationsList } from './organizations/list.js';
import { scenarioToolsExplain } from './scenario-tools/explain.js';
import { scenariosGet } from './scenarios/get.js';
import { scenariosList } from './scenarios/list.js';
import { scenariosRun } from './scenarios/run.js';
import { scenariosStart } from './scenarios/start.js';
import { scenariosStop } from './scenarios/stop.js';
import { status } from './status.js';
import { teamsList } from './teams/list.js';

/** Every tool, one by one, in the order in which they are listed. */
export const catalog: readonly Tool[] = [
  status,
  organizationsList,
  teamsList,
  scenariosList,
  scenariosGet,
  scenariosRun,
  scenariosStart,
  scenariosStop,
  scenarioToolsExplain,
  blueprintsGet,
  executionsList,
  executionsGet,
  executionsWait,
  incompleteExecutionsList,
  incompleteExecutionsRetry,
  connectionsList,
  hooksList,
  dataStoresList,
  dataStoreRecordsList,
  dataStoreRecordsReplace,
];
