import type { ScenarioInterface as DeclaredInterface } from '@makegate/client/endpoints/scenarios';

/** An open JSON object: blueprints, mappers, inputs, records. */
export type Json = Readonly<Record<string, unknown>>;

/** One declared input or output of a scenario, one field of a data structure. */
export type Field = NonNullable<DeclaredInterface['input']>[number];

export interface ScenarioInterface {
  readonly input: readonly Field[];
  readonly output: readonly Field[];
}

export interface BlueprintModule extends Json {
  readonly id: number;
  readonly module: string;
}

export interface Blueprint extends Json {
  readonly name: string;
  readonly flow: readonly BlueprintModule[];
  readonly metadata: Json;
}

export interface Scheduling extends Json {
  readonly type: string;
}

export interface TokenRow {
  readonly secret: string;
  readonly label: string;
  readonly scopes: readonly string[];
  /** The teams it may see. Without it: all of them. */
  readonly teams?: readonly number[];
  readonly created: string;
}

export interface UserRow {
  readonly id: number;
  readonly name: string;
  readonly email: string;
}

export interface VariableRow {
  readonly name: string;
  typeId: number;
  value: unknown;
  readonly isSystem: boolean;
  readonly history: { readonly value: unknown; readonly timestamp: string }[];
}

export interface OrganizationRow {
  readonly id: number;
  readonly name: string;
  readonly createdAt: string;
  readonly license: Json & { readonly apiLimit: number };
  readonly variables: Map<string, VariableRow>;
  /** Apps that scenarios may use without a confirmation. */
  readonly installedApps: Set<string>;
}

export interface TeamRow {
  readonly id: number;
  readonly organizationId: number;
  name: string;
  operationsLimit: number | null;
  readonly variables: Map<string, VariableRow>;
  llmConfiguration: Json;
}

export interface FolderRow {
  readonly id: number;
  readonly teamId: number;
  name: string;
  parentId: number | null;
}

export interface BlueprintVersion {
  readonly version: number;
  readonly created: string;
  readonly blueprint: Blueprint;
}

export interface ScenarioRow {
  readonly id: number;
  readonly teamId: number;
  name: string;
  description: string;
  folderId: number | null;
  blueprint: Blueprint;
  scheduling: Scheduling;
  interface: ScenarioInterface;
  isActive: boolean;
  isInvalid: boolean;
  isPaused: boolean;
  readonly created: string;
  lastEdit: string;
  /** The rule by which a run of this scenario ends: a name of `behaviours.ts`. */
  readonly behaviour: string;
  /** How long one run takes. Without it: the sandbox's own default. */
  readonly runDurationMs?: number;
  /** Oldest first. The last one is the present blueprint. */
  readonly versions: BlueprintVersion[];
  readonly buildVariables: Map<string, unknown>;
  readonly moduleData: Map<number, unknown>;
  recovery: Json | undefined;
}

export type RunStatus = 'RUNNING' | 'SUCCESS' | 'WARNING' | 'ERROR';

export interface RunError {
  readonly name: string;
  readonly message: string;
  readonly causeModule: { readonly name: string; readonly appName: string };
}

/** One run of a scenario, or one life-cycle event in its log. */
export interface ExecutionRow {
  readonly id: string;
  readonly scenarioId: number;
  readonly teamId: number;
  readonly startedMs: number;
  durationMs: number;
  status: RunStatus;
  operations: number;
  transferBytes: number;
  centicredits: number;
  /** `auto` or `manual` for a run, else the event: `start`, `stop`, `modify`. */
  readonly type: string;
  readonly eventType: string;
  /** What the scenario called this run, if it did. */
  readonly name?: string;
  readonly inputs: Json;
  outputs?: Json;
  error?: RunError;
  /** The incomplete execution it retries. */
  readonly incompleteId?: string;
}

export interface IncompleteExecutionRow {
  readonly id: string;
  readonly scenarioId: number;
  readonly teamId: number;
  readonly executionId: string;
  readonly reason: string;
  readonly created: string;
  readonly bundle: Json;
  readonly inputs: Json;
  readonly sizeBytes: number;
  blueprint: Blueprint;
  failer: number;
  resolved: boolean;
  attempts: number;
  /** A retry fails again until somebody repairs the blueprint. */
  needsRepair: boolean;
  retrying: boolean;
}

export interface ConnectionRow {
  readonly id: number;
  readonly teamId: number;
  /** The label people see; Make calls it `name`. */
  name: string;
  /** The type id, as `google` or `slack`; Make calls it `accountName`. */
  readonly type: string;
  readonly scopes: readonly string[];
  readonly expire: string | null;
  /** Names of the parameters `set-data` takes; empty for types that need a browser. */
  readonly editable: readonly string[];
  readonly healthy: boolean;
  secret: Json;
}

export interface KeyRow {
  readonly id: number;
  readonly teamId: number;
  name: string;
  readonly typeName: string;
  parameters: Json;
}

export interface DeliveryRow {
  readonly id: string;
  readonly created: string;
  readonly sizeBytes: number;
  readonly data: Json;
}

export interface HookLogRow {
  readonly id: string;
  readonly loggedAt: string;
  /** 1 went well, 3 failed. */
  readonly statusId: number;
  readonly request: Json;
  readonly response: Json;
}

export interface HookRow {
  readonly id: number;
  readonly teamId: number;
  name: string;
  readonly udid: string;
  readonly typeName: string;
  readonly type: string;
  data: Json;
  enabled: boolean;
  learning: boolean;
  readonly queue: Map<string, DeliveryRow>;
  readonly logs: HookLogRow[];
}

export interface DataStructureRow {
  readonly id: number;
  readonly teamId: number;
  name: string;
  strict: boolean;
  spec: readonly Field[];
}

export interface DataStoreRow {
  readonly id: number;
  readonly teamId: number;
  name: string;
  dataStructureId: number | null;
  maxSizeMb: number;
  readonly records: Map<string, Json>;
}
