import type { Tool } from '../define-tool.js';
import { blueprintsGet } from './blueprints/get.js';
import { blueprintsVersions } from './blueprints/versions.js';
import { connectionsDelete } from './connections/delete.js';
import { connectionsGet } from './connections/get.js';
import { connectionsList } from './connections/list.js';
import { connectionsTest } from './connections/test.js';
import { connectionsUpdate } from './connections/update.js';
import { dataStoreRecordsCreate } from './data-store-records/create.js';
import { dataStoreRecordsDelete } from './data-store-records/delete.js';
import { dataStoreRecordsList } from './data-store-records/list.js';
import { dataStoreRecordsReplace } from './data-store-records/replace.js';
import { dataStoreRecordsUpdate } from './data-store-records/update.js';
import { dataStoresCreate } from './data-stores/create.js';
import { dataStoresDelete } from './data-stores/delete.js';
import { dataStoresGet } from './data-stores/get.js';
import { dataStoresList } from './data-stores/list.js';
import { dataStoresUpdate } from './data-stores/update.js';
import { dataStructuresCreate } from './data-structures/create.js';
import { dataStructuresDelete } from './data-structures/delete.js';
import { dataStructuresGet } from './data-structures/get.js';
import { dataStructuresList } from './data-structures/list.js';
import { dataStructuresUpdate } from './data-structures/update.js';
import { enumsList } from './enums/list.js';
import { executionsGet } from './executions/get.js';
import { executionsList } from './executions/list.js';
import { executionsStop } from './executions/stop.js';
import { executionsWait } from './executions/wait.js';
import { foldersCreate } from './folders/create.js';
import { foldersDelete } from './folders/delete.js';
import { foldersList } from './folders/list.js';
import { foldersUpdate } from './folders/update.js';
import { hooksCreate } from './hooks/create.js';
import { hooksDelete } from './hooks/delete.js';
import { hooksGet } from './hooks/get.js';
import { hooksLearn } from './hooks/learn.js';
import { hooksList } from './hooks/list.js';
import { hooksUpdate } from './hooks/update.js';
import { incompleteExecutionsDelete } from './incomplete-executions/delete.js';
import { incompleteExecutionsGet } from './incomplete-executions/get.js';
import { incompleteExecutionsList } from './incomplete-executions/list.js';
import { incompleteExecutionsRetry } from './incomplete-executions/retry.js';
import { incompleteExecutionsUpdate } from './incomplete-executions/update.js';
import { keysDelete } from './keys/delete.js';
import { keysGet } from './keys/get.js';
import { keysList } from './keys/list.js';
import { organizationsGet } from './organizations/get.js';
import { organizationsList } from './organizations/list.js';
import { scenarioToolsExplain } from './scenario-tools/explain.js';
import { scenariosClone } from './scenarios/clone.js';
import { scenariosCreate } from './scenarios/create.js';
import { scenariosDelete } from './scenarios/delete.js';
import { scenariosGet } from './scenarios/get.js';
import { scenariosList } from './scenarios/list.js';
import { scenariosReplay } from './scenarios/replay.js';
import { scenariosRun } from './scenarios/run.js';
import { scenariosSetInterface } from './scenarios/set-interface.js';
import { scenariosStart } from './scenarios/start.js';
import { scenariosStop } from './scenarios/stop.js';
import { scenariosUpdate } from './scenarios/update.js';
import { status } from './status.js';
import { teamsCreate } from './teams/create.js';
import { teamsDelete } from './teams/delete.js';
import { teamsGet } from './teams/get.js';
import { teamsList } from './teams/list.js';
import { usersMe } from './users/me.js';

/** Every tool, one by one, in the order in which they are listed. */
export const catalog: readonly Tool[] = [
  status,
  organizationsList,
  organizationsGet,
  teamsList,
  teamsGet,
  teamsCreate,
  teamsDelete,
  usersMe,
  scenariosList,
  scenariosGet,
  scenariosRun,
  scenariosStart,
  scenariosStop,
  scenariosCreate,
  scenariosUpdate,
  scenariosClone,
  scenariosReplay,
  scenariosSetInterface,
  scenariosDelete,
  scenarioToolsExplain,
  blueprintsGet,
  blueprintsVersions,
  executionsList,
  executionsGet,
  executionsWait,
  executionsStop,
  incompleteExecutionsList,
  incompleteExecutionsGet,
  incompleteExecutionsUpdate,
  incompleteExecutionsRetry,
  incompleteExecutionsDelete,
  connectionsList,
  connectionsGet,
  connectionsUpdate,
  connectionsTest,
  connectionsDelete,
  hooksList,
  hooksGet,
  hooksCreate,
  hooksUpdate,
  hooksLearn,
  hooksDelete,
  keysList,
  keysGet,
  keysDelete,
  dataStoresList,
  dataStoresGet,
  dataStoresCreate,
  dataStoresUpdate,
  dataStoresDelete,
  dataStoreRecordsList,
  dataStoreRecordsCreate,
  dataStoreRecordsUpdate,
  dataStoreRecordsReplace,
  dataStoreRecordsDelete,
  dataStructuresList,
  dataStructuresGet,
  dataStructuresCreate,
  dataStructuresUpdate,
  dataStructuresDelete,
  foldersList,
  foldersCreate,
  foldersUpdate,
  foldersDelete,
  enumsList,
];
