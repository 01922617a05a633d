import { randomUUID } from 'node:crypto';
import type { AuditLog } from '@makegate/audit';
import type { PrincipalId } from '@makegate/auth';
import type { MakeClient } from '@makegate/client';
import type { RateLimiter } from '@makegate/ratelimit';
import { accessOver, obstacleTo, type Access, type Grants } from './access.js';
import { reported, type CallReport } from './call-report.js';
import { toolCaller } from './call-tool.js';
import type { Confirmations } from './confirm.js';
import type { Tool, ToolHints } from './define-tool.js';
import type { InternalListener } from './failure.js';
import type { JsonSchema } from './json-schema.js';
import { listeners } from './listeners.js';
import type { ScenarioTools } from './scenario-tools/scenario-tools.js';
import { unknownToolRefuser, type UnknownCall } from './refuse-unknown.js';
import type { ConfirmationAsker } from './steps/confirmed.js';
import type { Place, PlaceAdvice, Progress, ToolContext } from './tool-context.js';
import type { RefusedOutcome, ToolOutcome } from './tool-result.js';

/** A tool as `tools/list` shows it. */
export interface ToolListing {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly inputSchema: JsonSchema;
  readonly outputSchema: JsonSchema;
  readonly annotations: ToolHints;
}

/** What a surface is made of. What may be left out says what it is then. */
export interface SurfaceOptions {
  /** In the order in which they are listed. Names must not repeat. */
  readonly tools: readonly Tool[];
  readonly make: MakeClient;
  readonly confirmations: Confirmations;
  /**
   * Names the credential that calls are made with at this moment, by a text that changes with it: what was previewed with one is
   * not confirmed with another. Default: it never changes.
   */
  readonly credential?: (() => Promise<string>) | undefined;
  /** Who calls. Confirmations, limits and audit events are theirs. */
  readonly principal: PrincipalId;
  /** The credential's scopes, `undefined` when they could not be read. See `Surface.learnScopes`. */
  readonly scopes: readonly string[] | undefined;
  /** Default false. Give `createMakeClient` the same setting: this one only hides and refuses tools. */
  readonly readOnly?: boolean;
  /** What the caller has to be granted on this server before a tool is theirs. Default: nothing. */
  readonly missingGrants?: Grants['missingGrants'];
  /** Charged for each call of a tool that the caller may use. Default: no limits. */
  readonly limiter?: RateLimiter | undefined;
  /**
   * Runs before each call is authorized, so that scopes learned meanwhile count for it. When it rejects, the call fails with
   * that. Default: nothing.
   */
  readonly beforeCall?: (() => Promise<void>) | undefined;
  /** Gets one event for each call, refused ones included, before the answer leaves. Default: nothing is written down. */
  readonly audit?: AuditLog | undefined;
  /** Hears of each call when its answer leaves. Must not throw. */
  readonly onCall?: (report: CallReport) => void;
  /** When it fires, calls that wait for a run answer at once with the handle of the run. */
  readonly handBack?: AbortSignal | undefined;
  readonly place?: Place;
  /** How to set a default place. Default: nothing is said of it. */
  readonly placeAdvice?: PlaceAdvice | undefined;
  /**
   * What to do to get a tool of this name that is not among `tools`, in a sentence; `undefined` when there is none anywhere.
   * Default: knows of none.
   */
  readonly elsewhere?: (name: string) => string | undefined;
  readonly scenarioTools?: ScenarioTools | undefined;
  /** Default 25 000. */
  readonly waitBudgetMs?: number;
  /** When a call is given up. A call that may wait for a run gets at least 20 s more than `waitBudgetMs`. Default 60 000. */
  readonly deadlineMs?: number;
  /** The largest answer, in characters of JSON. Default 40 000, about 10 000 tokens. */
  readonly answerBudget?: number;
  /** Hears of every error whose text does not reach the caller, and of an audit log that fails. */
  readonly onInternal?: InternalListener;
  /** How tools wait. Default: a timer. */
  readonly pause?: ToolContext['pause'];
}

/** How one call is tied to the client that makes it. */
export interface CallHooks {
  /** Ends the call, never what Make has already begun. */
  readonly signal: AbortSignal;
  readonly progress: (progress: Progress) => void;
  /** Asks the person behind the client. Leave out when the client cannot be asked. */
  readonly ask?: ConfirmationAsker | undefined;
  /** Names this call in audit events, failures and requests to Make. Default: a random UUID. */
  readonly correlationId?: string | undefined;
  /** Public id of the key that the caller showed, for audit events. */
  readonly keyId?: string | undefined;
}

/** What one server shows to one principal, free of any protocol. */
export interface Surface {
  /** The tools this credential can use: the catalog's in its order, then scenarios by name. The same array until a change. */
  list(): readonly ToolListing[];
  /** Never rejects. Hidden tools are refused as well: the list is not the guard. */
  call(name: string, args: Readonly<Record<string, unknown>>, hooks: CallHooks): Promise<ToolOutcome>;
  /** What `call` answers for a name that no tool has, and writes down; `undefined` when there is such a tool. */
  refusalOf(
    name: string,
    args: Readonly<Record<string, unknown>>,
    hooks: Pick<CallHooks, 'correlationId' | 'keyId'>,
  ): Promise<RefusedOutcome> | undefined;
  readonly access: Access;
  /** Takes scopes that were read later, or that have changed. */
  learnScopes(scopes: readonly string[] | undefined): void;
  /** Calls back after `list()` has changed. Returns what stops it. */
  onChange(listener: () => void): () => void;
}

/** Joins tools, client and rules into what a protocol adapter serves. Starts nothing. Throws when two tools share a name. */
export function createSurface(options: SurfaceOptions): Surface {
  const { tools, scenarioTools, readOnly = false, missingGrants } = options;
  const catalog = new Map(tools.map((tool) => [tool.name, tool]));
  if (catalog.size < tools.length) throw new TypeError('Two tools share a name.');
  const { onCall } = options;
  const callTool = toolCaller(options, () => access);
  const changes = listeners();
  let access = accessOver(tools, { scopes: options.scopes, readOnly, missingGrants });
  let listed: readonly ToolListing[] | undefined;

  const all = (): readonly Tool[] => [...tools, ...(scenarioTools?.tools() ?? [])];
  const find = (name: string): Tool | undefined =>
    catalog.get(name) ?? scenarioTools?.tools().find((tool) => tool.name === name);
  const refuseUnknown = unknownToolRefuser(options, () => all().map(({ name }) => name));
  const refuse = (call: UnknownCall): Promise<RefusedOutcome> =>
    reported({ tool: 'unknown', correlationId: call.correlationId }, onCall, () => refuseUnknown(call));
  const subjectOf = ({ name, effect }: Tool) => ({ tool: catalog.has(name) ? name : 'scenario', effect });
  const changed = (): void => {
    listed = undefined;
    changes.announce();
  };
  scenarioTools?.onChange(changed);

  return {
    list() {
      scenarioTools?.freshen();
      listed ??= all()
        .filter((tool) => obstacleTo(tool, access) === undefined)
        .map(listingOf);
      return listed;
    },
    async call(name, args, hooks) {
      const tool = find(name);
      const correlationId = hooks.correlationId ?? randomUUID();
      return tool === undefined
        ? refuse({ name, args, correlationId, keyId: hooks.keyId })
        : reported({ ...subjectOf(tool), correlationId }, onCall, () => callTool({ tool, args, hooks, correlationId }));
    },
    refusalOf(name, args, { correlationId = randomUUID(), keyId }) {
      return find(name) === undefined ? refuse({ name, args, correlationId, keyId }) : undefined;
    },
    get access() {
      return access;
    },
    learnScopes(scopes) {
      const before = JSON.stringify(access);
      access = accessOver(tools, { scopes, readOnly, missingGrants });
      if (JSON.stringify(access) !== before) changed();
    },
    onChange: changes.add,
  };
}

const listingOf = ({ name, title, description, inputSchema, outputSchema, annotations }: Tool): ToolListing => ({
  name,
  title,
  description,
  inputSchema,
  outputSchema,
  annotations,
});
