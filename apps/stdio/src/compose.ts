import { randomBytes } from 'node:crypto';
import { inspect } from 'node:util';
import type { PrincipalId } from '@makegate/auth';
import { createBreakers, createMakeClient } from '@makegate/client';
import type { GatedCall, MakeClient } from '@makegate/client';
import {
  apiLimitOf,
  catalog,
  createConfirmations,
  createScenarioTools,
  createSurface,
  currentCorrelationId,
  memoryOnce,
  toolset,
} from '@makegate/tools';
import type { InterfaceMemory, Place, Surface } from '@makegate/tools';

import { openAuditFile } from './audit-file.js';
import { interfaceFile } from './interface-file.js';
import { limits } from './limits.js';
import { log } from './log.js';
import { quotaGate } from './quota-gate.js';
import { openUpstream } from './upstream.js';
import type { Upstream } from './upstream.js';
import type { ServerConfig } from './server-config.js';
import { version } from './version.js';

/** Longer than this a client's first `tools/list` does not wait for Make; what comes later is announced. */
const firstListMs = 4_000;

/** Somebody waits for the answer: they hear of trouble that does not pass at once. */
const patienceMs = 3_000;

export interface ComposeOptions extends ServerConfig {
  /** Where to keep what may be kept between starts. Absent: nowhere. */
  readonly cacheFolder?: string | undefined;
}

export interface Composition {
  readonly surface: Surface;
  /** Resolves when the surface is complete, or when waiting longer would keep the client from starting. */
  readonly ready: Promise<unknown>;
  close(): Promise<void>;
}

/** The scopes of the credential, or undefined when Make does not tell: then every tool is shown, and Make decides. */
async function readScopes(make: MakeClient, signal: AbortSignal): Promise<readonly string[] | undefined> {
  try {
    const { authorization } = await make.users.currentAuthorization({}, { signal });
    return authorization.scope;
  } catch (error) {
    if (!signal.aborted)
      log(`Could not read what the token may do: ${error instanceof Error ? error.message : 'unknown'}`);
    return undefined;
  }
}

/** A practice zone is another one at each start, so there is nothing to remember of it. */
function memoryOf(
  { upstream: { kind }, cacheFolder }: ComposeOptions,
  { zone }: Upstream,
  { teamId, organizationId }: Place,
): InterfaceMemory | undefined {
  if (cacheFolder === undefined || kind === 'sandbox') return undefined;
  const belongsTo = [typeof zone === 'string' ? zone : zone.url, teamId, organizationId];
  return interfaceFile({ folder: cacheFolder, belongsTo, log });
}

const inCatalog: ReadonlySet<string> = new Set(catalog.map(({ name }) => name));

/** Whoever started the process: there is nobody else. */
const local: PrincipalId = { tenant: 'default', id: 'local' };

const placeAdvice = {
  team: 'set MAKE_TEAM for this server',
  organization: 'set MAKE_ORGANIZATION for this server',
};

/** Chooses and joins the parts: one credential, everything in memory but the interfaces of scenarios. */
export async function compose(config: ComposeOptions): Promise<Composition> {
  const audit = config.auditFile && (await openAuditFile(config.auditFile, local));
  const upstream = await openUpstream(config.upstream);
  const closing = new AbortController();
  const breakers = createBreakers();
  const clientOf = (priority: GatedCall['priority']): MakeClient =>
    createMakeClient({
      zone: upstream.zone,
      credential: upstream.credential,
      readOnly: config.readOnly,
      userAgent: `makegate-stdio/${version}`,
      correlationId: currentCorrelationId,
      resilience: { patienceMs, breakers, quota: { gate, organization: 'of the token', user: local.id, priority } },
    });
  const place = { teamId: config.teamId ?? upstream.teamId, organizationId: config.organizationId };
  const gate = quotaGate(config, async () => {
    const { apiLimit } = await apiLimitOf({ make, place, signal: closing.signal });
    return apiLimit;
  });
  const make = clientOf('interactive');
  const tools = toolset(config.toolset);
  const scenarioTools = config.scenarioTools
    ? createScenarioTools({
        make: clientOf('normal'),
        place,
        placeAdvice,
        apiLimit: async () => (await apiLimitOf({ make, place, signal: closing.signal })).apiLimit,
        reservedNames: inCatalog,
        memory: memoryOf(config, upstream, place),
        onMistake: (error) => log(`a mistake of ours while reading scenarios: ${inspect(error)}`),
      })
    : undefined;
  const surface = createSurface({
    tools,
    elsewhere: (name) => (inCatalog.has(name) ? 'Start the server with --toolset everything.' : undefined),
    make,
    place,
    placeAdvice,
    scenarioTools,
    principal: local,
    limiter: limits(),
    audit,
    scopes: undefined,
    readOnly: config.readOnly,
    waitBudgetMs: config.waitBudgetMs,
    confirmations: createConfirmations({ key: randomBytes(32), once: memoryOnce() }),
    onInternal: (correlationId, error) => log(`internal error ${correlationId}: ${inspect(error)}`),
  });
  const complete = Promise.all([
    readScopes(make, closing.signal).then((scopes) => surface.learnScopes(scopes)),
    scenarioTools?.start(closing.signal),
  ]);
  complete.catch((error: unknown) => log(`Could not read the scenarios: ${inspect(error)}`));
  return {
    surface,
    ready: Promise.race([
      complete.catch(() => undefined),
      new Promise((resolve) => setTimeout(resolve, firstListMs).unref()),
    ]),
    async close() {
      closing.abort();
      await Promise.all([scenarioTools?.close(), upstream.close(), audit?.close()]);
    },
  };
}
