import { randomUUID } from 'node:crypto';
import type { Principal } from '@makegate/auth';
import type { Caller } from '../caller.js';
import type { FoundReplica } from '../replicas/replica-directory.js';
import { Refusal, soon } from '../refusal.js';
import type { SessionChange } from '../server-options.js';
import type { LiveSession } from './live-session.js';
import { ownership, type OwnershipParts } from './ownership.js';
import { replayInitialize } from './replay-initialize.js';
import { samePrincipal } from './same-principal.js';
import { nobody, type SessionRecord } from './session-directory.js';
import { sweep } from './sweep.js';

/**
 * Sessions as requests see them: opened here, found wherever they live, and brought here when nobody else serves them. `gone`
 * is a replica that turned out not to serve a session.
 */
export interface GatewaySessions {
  /** Opens one that waits for its `initialize`. */
  open(caller: Caller, client: Pick<SessionRecord, 'initialize' | 'json'>): Promise<LiveSession>;
  /**
   * The session if it is served here now, or else the replica that serves it. Throws `session_unknown` unless it is this
   * principal's.
   */
  find(caller: Caller, id: string, gone?: string): Promise<LiveSession | FoundReplica>;
  /** Ends the session and forgets it everywhere, unless another replica serves it: then that one has to, and is the answer. */
  close(caller: Caller, id: string, gone?: string): Promise<FoundReplica | undefined>;
  /** Whether it lives here and a request of it has no answer yet. */
  busy(id: string): boolean;
  /** Lets a session go, so that another replica may go on with it. */
  release(session: LiveSession): Promise<void>;
  /** Ends what is over, and keeps the rest from being forgotten. */
  sweep(): Promise<void>;
}

export interface GatewaySessionsOptions extends OwnershipParts {
  readonly now: () => number;
  /** Finds another replica that may be alive. */
  readonly findReplica: (id: string) => Promise<FoundReplica | undefined>;
  readonly live: (record: SessionRecord, principal: Principal) => Promise<LiveSession>;
  readonly draining: () => boolean;
  /** Hears of sessions that were opened, adopted, or closed without having lived here. */
  readonly onChange: (change: SessionChange, record: SessionRecord, requestId: string) => void;
  readonly forgetEvents: (id: string) => Promise<void>;
}

type Located = { readonly here: LiveSession } | { readonly there: FoundReplica } | { readonly orphan: SessionRecord };

/** How often a session may change hands while one request looks for it. */
const mostMoves = 4;

export function gatewaySessions(options: GatewaySessionsOptions): GatewaySessions {
  const { local, directory, own, idleMs, now, findReplica, live, draining, onChange, forgetEvents } = options;
  const renew = ownership(options);
  const adopting = new Map<string, Promise<LiveSession>>();

  const requireServing = (): void => {
    if (draining()) throw new Refusal('draining', soon);
  };
  const bringBack = async (record: SessionRecord, { principal, requestId }: Caller): Promise<LiveSession> => {
    const session = await local.add(record, async () => {
      const fresh = await live(record, principal);
      await replayInitialize(fresh).catch((error: unknown) => fresh.close().finally(() => Promise.reject(error)));
      return fresh;
    });
    onChange('adopted', record, requestId);
    await directory.renew(record.id, own, idleMs);
    return session;
  };
  /** Requests that come together bring a session back once. */
  const adopt = (record: SessionRecord, caller: Caller): Promise<LiveSession> => {
    const { id } = record;
    const adoption = adopting.get(id) ?? bringBack(record, caller).finally(() => adopting.delete(id));
    adopting.set(id, adoption);
    return adoption;
  };
  const served = async ({ principal }: Caller, id: string): Promise<LiveSession | undefined> => {
    const session = local.get(id);
    if (!session) return undefined;
    requireSame(session.record, principal);
    return (await renew(session)) ? local.use(id) : undefined;
  };
  const locate = async (caller: Caller, id: string, gone: string | undefined): Promise<Located> => {
    const here = await served(caller, id);
    if (here) return { here };
    const record = await directory.find(id);
    requireSame(record, caller.principal);
    const { owner } = record;
    const there = [own, gone, nobody].includes(owner) ? undefined : await findReplica(owner);
    return there ? { there } : { orphan: record };
  };
  const claimed = async ({ id, owner }: SessionRecord): Promise<boolean> =>
    owner === own || directory.claim(id, owner, own);

  return {
    async open({ principal, requestId }, client) {
      requireServing();
      const { tenant, id, scopes } = principal;
      const record = { id: randomUUID(), owner: own, principal: { tenant, id, scopes }, ...client };
      const session = await local.add(record, async () => {
        await directory.open(record, idleMs);
        return live(record, principal).catch(async (error: unknown) => {
          await directory.close(record.id, own);
          throw error;
        });
      });
      onChange('opened', record, requestId);
      return session;
    },
    async find(caller, id, gone) {
      for (let moves = 0; moves < mostMoves; moves += 1) {
        const found = await locate(caller, id, gone);
        if ('here' in found) return found.here;
        if ('there' in found) return found.there;
        requireServing();
        const { orphan } = found;
        if (await claimed(orphan)) return adopt({ ...orphan, owner: own }, caller);
      }
      throw new Refusal('session_moving', soon);
    },
    async close(caller, id, gone) {
      for (let moves = 0; moves < mostMoves; moves += 1) {
        const found = await locate(caller, id, gone);
        if ('there' in found) return found.there;
        const record = 'here' in found ? found.here.record : found.orphan;
        if (!(await directory.close(id, record.owner))) continue;
        if ('here' in found) await local.end(found.here, 'closed');
        else {
          onChange('closed', record, caller.requestId);
          await forgetEvents(id);
        }
        return undefined;
      }
      throw new Refusal('session_moving', soon);
    },
    busy: (id) => local.get(id)?.busy() ?? false,
    async release(session) {
      // In this order: whoever looks for it meanwhile takes it over, and does not come here for it.
      await directory.claim(session.record.id, own, nobody);
      await local.end(session, 'released');
    },
    sweep: () => sweep({ local, renew, now }),
  };
}

function requireSame(record: SessionRecord | undefined, principal: Principal): asserts record is SessionRecord {
  if (!record || !samePrincipal(record.principal, principal)) throw new Refusal('session_unknown');
}
