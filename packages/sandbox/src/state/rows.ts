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

export interface FolderRow {
  readonly id: number;
  readonly teamId: number;
  readonly name: string;
  readonly parentId: number | null;
}

/** A blueprint that a scenario has, or has had. */
export interface BlueprintVersionRow {
  readonly scenarioId: number;
  /** Counted from 1; the highest is the present one. */
  readonly version: number;
  readonly created: string;
  readonly blueprint: Blueprint;
}

export interface ScenarioRow {
  readonly id: number;
  /** Without it an ordinary scenario. A tool has one module, for AI agents to call. */
  readonly type?: 'tool';
  readonly teamId: number;
  readonly name: string;
  readonly description: string;
  readonly folderId: number | null;
  readonly blueprint: Blueprint;
  readonly scheduling: Scheduling;
  readonly interface: ScenarioInterface;
  readonly isActive: boolean;
  readonly isInvalid: boolean;
  readonly isPaused: boolean;
  readonly created: string;
  readonly lastEdit: string;
  /** The rule by which a run of this scenario ends: a name of `behaviours.ts`. */
  readonly behaviour: string;
  /** How long one run takes. Without it: the sandbox's own default. */
  readonly runDurationMs?: number;
  /** When it starts by itself next; milliseconds since 1970. */
  readonly nextStartMs?: number | null;
  /** Runs that started by themselves and failed, since one that did not. */
  readonly failuresInARow?: number;
  /** How many blueprints it has had. */
  readonly version: number;
  /** The users who made it and who last changed it. */
  readonly createdBy: number;
  readonly updatedBy: number;
  readonly buildVariables: readonly { readonly name: string; readonly value: unknown }[];
  /** By the module's id. */
  readonly moduleData: Json;
  readonly recovery: Json | null;
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
  readonly durationMs: number;
  readonly status: RunStatus;
  readonly operations: number;
  readonly transferBytes: number;
  readonly centicredits: number;
  /** `auto` or `manual` for a run, else the event: `start`, `stop`, `modify`. */
  readonly type: string;
  readonly eventType: string;
  /** While it runs: when it will have ended. */
  readonly endsMs?: number | null;
  /** A delivery started it. */
  readonly isInstant?: boolean;
  /** It looked for something to do, and found nothing. */
  readonly isCheck?: boolean;
  /** What the scenario called this run, if it did. */
  readonly name?: string;
  readonly inputs: Json;
  /** What its trigger brought beside the inputs: each bundle passes through the scenario on its own. */
  readonly furtherInputs?: readonly Json[];
  readonly outputs?: Json;
  readonly error?: RunError;
  /** Who asked for it; nobody for what starts by itself. */
  readonly authorId: number | null;
  /** The incomplete execution it retries. */
  readonly incompleteId?: string;
}

/** So many attempts, so far apart. */
export interface RetryPlan {
  readonly attempts: number;
  readonly intervalMs: number;
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
  readonly blueprint: Blueprint;
  readonly failer: number;
  readonly resolved: boolean;
  readonly attempts: number;
  /** How it is repeated by itself. Without it: not at all. */
  readonly retry?: RetryPlan;
  readonly nextRetryMs?: number | null;
  /** A retry fails again until somebody repairs the blueprint. */
  readonly needsRepair: boolean;
  readonly retrying: boolean;
}

export interface ConnectionRow {
  readonly id: number;
  readonly teamId: number;
  /** The label people see; Make calls it `name`. */
  readonly name: string;
  /** The type id, as `google` or `slack`; Make calls it `accountName`. */
  readonly type: string;
  readonly scopes: readonly string[];
  readonly expire: string | null;
  /** Names of the parameters `set-data` takes; empty for types that need a browser. */
  readonly editable: readonly string[];
  readonly healthy: boolean;
  readonly secret: Json;
}

export interface KeyRow {
  readonly id: number;
  readonly teamId: number;
  readonly name: string;
  readonly typeName: string;
  readonly parameters: Json;
}

/** What came in at a hook and waits for its scenario. */
export interface DeliveryRow {
  readonly id: string;
  readonly hookId: number;
  readonly created: string;
  readonly sizeBytes: number;
  readonly data: Json;
}

export interface HookLogRow {
  readonly id: string;
  readonly hookId: number;
  readonly loggedAt: string;
  /** 1 went well, 3 failed. */
  readonly statusId: number;
  readonly request: Json;
  readonly response: Json;
}

export interface HookRow {
  readonly id: number;
  readonly teamId: number;
  readonly name: string;
  readonly udid: string;
  readonly typeName: string;
  readonly type: string;
  readonly data: Json;
  readonly enabled: boolean;
  readonly learning: boolean;
  /** The one scenario that it starts. */
  readonly scenarioId: number | null;
  /** Since when it starts none; milliseconds since 1970. */
  readonly unattachedSinceMs: number | null;
  /** Switched off by Make because it started no scenario for days. */
  readonly gone: boolean;
}

export interface DataStructureRow {
  readonly id: number;
  readonly teamId: number;
  readonly name: string;
  readonly strict: boolean;
  readonly spec: readonly Field[];
}

export interface DataStoreRow {
  readonly id: number;
  readonly teamId: number;
  readonly name: string;
  readonly dataStructureId: number | null;
  readonly maxSizeMb: number;
  /** What its records take. */
  readonly usedBytes: number;
}

export interface RecordRow {
  readonly dataStoreId: number;
  readonly key: string;
  readonly data: Json;
}
