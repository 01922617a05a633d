import { missingGatewayScopes } from '@makegate/auth';
import type { Credential, Principal } from '@makegate/auth';
import type { MakeClient } from '@makegate/client';
import { apiLimitOf, catalog, createScenarioTools, createSurface, toolset } from '@makegate/tools';
import type { ScenarioTools, Surface } from '@makegate/tools';
import { makeFor } from './make-for.js';
import { scopeReader } from './scope-reader.js';
import type { ScopeReader } from './scope-reader.js';
import type { WorkspaceParts } from './workspace-parts.js';

/** One principal's tools over one zone of Make, for as long as their credential belongs there. */
export interface Upstream {
  /** False: nobody has stored one, so nothing can be called. */
  readonly hasCredential: boolean;
  readonly surface: Surface;
  /** Resolves when scopes and scenarios were read, or could not be. Never rejects. */
  readonly ready: Promise<unknown>;
  /** Ends all background work. */
  close(): void;
}

/** Who asks, with what, and who hears that their credential leads elsewhere. */
export interface UpstreamOptions extends WorkspaceParts {
  readonly principal: Principal;
  readonly found: Credential | undefined;
  readonly onMoved: () => void;
}

const inCatalog: ReadonlySet<string> = new Set(catalog.map(({ name }) => name));
const scopesDeadlineMs = 10_000;

/** Starts reading scopes and scenarios at once. */
export function openUpstream(options: UpstreamOptions): Upstream {
  const { found, tools, now = Date.now } = options;
  const closing = new AbortController();
  const { signal } = closing;
  const make = makeFor({
    ...options,
    readOnly: tools.readOnly,
    onRenewed: () => void scopes.renew(),
    onForbidden: () => scopes.doubt(),
  });
  const scopes = scopeReader({
    read: () => scopesOf(make, signal),
    learn: (learned) => surface.learnScopes(learned),
    now,
  });
  const scenarioTools = tools.scenarioTools && found ? scenarioToolsOf(make, signal, options) : undefined;
  const surface = surfaceFor(options, make, scenarioTools);
  const reading = found ? [scopes.renew()] : [];
  const starting = scenarioTools ? [scenarioTools.start(signal)] : [];
  return {
    hasCredential: found !== undefined,
    surface: found ? freshened(surface, scopes) : surface,
    ready: Promise.allSettled([...reading, ...starting]),
    close() {
      closing.abort();
      scenarioTools?.close();
    },
  };
}

async function scopesOf(make: MakeClient, signal: AbortSignal): Promise<readonly string[] | undefined> {
  const { authorization } = await make.users.currentAuthorization({}, { signal, deadlineMs: scopesDeadlineMs });
  return authorization.scope;
}

function scenarioToolsOf(make: MakeClient, signal: AbortSignal, { log }: UpstreamOptions): ScenarioTools {
  return createScenarioTools({
    make,
    place: {},
    apiLimit: async () => (await apiLimitOf({ make, place: {}, signal })).apiLimit,
    reservedNames: inCatalog,
    onMistake: (error) => log.error({ err: error }, 'A mistake of ours while reading scenarios'),
  });
}

function surfaceFor(options: UpstreamOptions, make: MakeClient, scenarioTools: ScenarioTools | undefined): Surface {
  const { principal, tools, log } = options;
  return createSurface({
    tools: toolset(tools.toolset),
    elsewhere: (name) =>
      inCatalog.has(name) ? 'Ask the operator of this server to set MAKEGATE_TOOLSET=everything.' : undefined,
    make,
    scenarioTools,
    principal: { tenant: principal.tenant, id: principal.id },
    scopes: undefined,
    missingGrants: (tool) => missingGatewayScopes(principal.scopes, tool),
    readOnly: tools.readOnly,
    waitBudgetMs: tools.waitBudgetMs,
    confirmations: options.confirmations,
    limiter: options.limiter,
    audit: options.audit,
    onCall: options.onCall,
    handBack: options.handBack,
    onInternal: (correlationId, error) => log.error({ correlationId, err: error }, 'A tool call met a mistake of ours'),
  });
}

/** Scopes grow old while nobody asks, and whoever asks has them read again behind their back. */
function freshened(surface: Surface, scopes: ScopeReader): Surface {
  return {
    ...surface,
    get access() {
      return surface.access;
    },
    list() {
      scopes.freshen();
      return surface.list();
    },
    call(...call) {
      scopes.freshen();
      return surface.call(...call);
    },
  };
}
