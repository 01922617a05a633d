import { missingGatewayScopes } from '@makegate/auth';
import type { CredentialDescription, Principal } from '@makegate/auth';
import type { MakeClient } from '@makegate/client';
import { apiLimitOf, catalog, createScenarioTools, createSurface, toolset } from '@makegate/tools';
import type { ScenarioTools, Surface, SurfaceOptions } from '@makegate/tools';
import { codeOf } from '../error-code.js';
import { credentialWatch } from './credential-watch.js';
import { describeCredential } from './find-credential.js';
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
  /**
   * Looks whether another credential is stored, and resolves when it is known what it may do. Rejects with `credential_moved`
   * when it belongs elsewhere. One look into the store while nothing has changed; a store that does not answer changes nothing.
   */
  current(): Promise<void>;
  /** Ends all background work. */
  close(): void;
}

/** Who asks, with what, and who hears that their credential leads elsewhere. */
export interface UpstreamOptions extends WorkspaceParts {
  readonly principal: Principal;
  readonly found: CredentialDescription | undefined;
  readonly onMoved: () => void;
}

const inCatalog: ReadonlySet<string> = new Set(catalog.map(({ name }) => name));
const scopesDeadlineMs = 10_000;
const placeAdvice = {
  team: 'have the operator of this server set one with makegate-gateway credentials set --team',
  organization: 'have the operator of this server set one with makegate-gateway credentials set --organization',
};

/** Starts reading scopes and scenarios at once. */
export function openUpstream(options: UpstreamOptions): Upstream {
  const { found, tools, now = Date.now } = options;
  const closing = new AbortController();
  const { signal } = closing;
  const watch = credentialWatch({ ...options, onRenewed: () => scopes.renew() });
  const make = makeFor({ ...options, watch, readOnly: tools.readOnly, onForbidden: () => scopes.doubt() });
  const scopes = scopeReader({
    read: () => scopesOf(make, signal),
    learn: (learned) => surface.learnScopes(learned),
    now,
  });
  const place = { teamId: found?.teamId, organizationId: found?.organizationId };
  const scenarioTools = tools.scenarioTools && found ? scenarioToolsOf({ make, place, signal }, options) : undefined;
  const current = async (): Promise<void> => {
    const stored = await describeCredential(options.credentials, options.principal).catch(() => undefined);
    // That there is none, or that nobody can tell, is said by whatever needs one.
    if (stored === undefined) return;
    watch.compare(stored);
    await watch.known();
  };
  const credential = (): Promise<string> => current().then(() => watch.seen());
  const surface = surfaceFor(options, { make, place, scenarioTools, beforeCall: found && current, credential });
  const reading = found ? [scopes.renew()] : [];
  const starting = scenarioTools ? [scenarioTools.start(signal)] : [];
  return {
    hasCredential: found !== undefined,
    surface: found ? freshened(surface, scopes) : surface,
    ready: Promise.allSettled([...reading, ...starting]),
    current,
    close() {
      closing.abort();
      void scenarioTools?.close();
    },
  };
}

async function scopesOf(make: MakeClient, signal: AbortSignal): Promise<readonly string[] | undefined> {
  const { authorization } = await make.users.currentAuthorization({}, { signal, deadlineMs: scopesDeadlineMs });
  return authorization.scope;
}

function scenarioToolsOf(over: Parameters<typeof apiLimitOf>[0], { log }: UpstreamOptions): ScenarioTools {
  const { make, place } = over;
  return createScenarioTools({
    make,
    place,
    placeAdvice,
    apiLimit: async () => (await apiLimitOf(over)).apiLimit,
    reservedNames: inCatalog,
    onMistake: (error) => log.error({ err: error }, 'A mistake of ours while reading scenarios'),
  });
}

function surfaceFor(
  options: UpstreamOptions,
  over: Pick<SurfaceOptions, 'make' | 'place' | 'scenarioTools' | 'beforeCall' | 'credential'>,
): Surface {
  const { principal, tools, log } = options;
  return createSurface({
    tools: toolset(tools.toolset),
    elsewhere: (name) =>
      inCatalog.has(name) ? 'Ask the operator of this server to set MAKEGATE_TOOLSET=everything.' : undefined,
    ...over,
    placeAdvice,
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
    onInternal: (correlationId, error) => log.error({ correlationId, err: error }, untold(error)),
  });
}

/** About an error that the caller is not told. */
const untold = (error: unknown): string =>
  codeOf(error) === 'audit_unavailable'
    ? 'The audit log may lack the event of a tool call'
    : 'A tool call met a mistake of ours';

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
