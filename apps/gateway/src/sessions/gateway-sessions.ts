import { randomUUID } from 'node:crypto';
import type { Principal } from '@makegate/auth';
import type { Caller } from '../routes/caller.js';
import type { Replica } from '../replicas/replica-directory.js';
import { Refusal, soon } from '../routes/refusal.js';
import type { LiveSession } from './live-session.js';
import type { LocalSessions } from './local-sessions.js';
import { replayInitialize } from './replay-initialize.js';
import { samePrincipal } from './same-principal.js';
import { nobody, type SessionDirectory, type SessionRecord } from './session-directory.js';

/** Sessions as requests see them: opened here, found wherever they live, and brought here when nobody else serves them. */
export interface GatewaySessions {
  /** Opens one that waits for its `initialize`. */
  open(caller: Caller, client: Pick<SessionRecord, 'initialize' | 'json'>): Promise<LiveSession>;
  /**
   * The session if it is served here now, or else the replica that serves it. `gone` is a replica that turned out not to.
   * Throws `session_unknown` unless it is this principal's.
   */
  find(caller: Caller, id: string, gone?: string): Promise<LiveSession | Replica>;
  /** Forgets the session everywhere. */
  close(id: string): Promise<void>;
  /** Lets a session go, so that another replica may go on with it. */
  release(id: string): Promise<void>;
  /** Ends what is over, and keeps what is in use from being forgotten. */
  sweep(): Promise<void>;
}

export interface GatewaySessionsOptions {
  readonly local: LocalSessions;
  readonly directory: SessionDirectory;
  /** Id of this replica. */
  readonly own: string;
  /** Finds another replica that is alive. */
  readonly findReplica: (id: string) => Promise<Replica | undefined>;
  readonly live: (record: SessionRecord, principal: Principal) => Promise<LiveSession>;
  readonly idleMs: number;
  readonly draining: () => boolean;
  readonly onStart: (change: 'opened' | 'adopted', session: LiveSession, requestId: string) => void;
}

/** How often a session may change hands while one request looks for it. */
const mostMoves = 4;

export function gatewaySessions(options: GatewaySessionsOptions): GatewaySessions {
  const { local, directory, own, findReplica, live, idleMs, draining, onStart } = options;
  const adopting = new Map<string, Promise<LiveSession>>();

  const requireServing = (): void => {
    if (draining()) throw new Refusal('draining', soon);
  };
  const bringBack = async (record: SessionRecord, { principal, requestId }: Caller): Promise<LiveSession> => {
    const session = await local.add(record, async () => {
      const fresh = await live(record, principal);
      await replayInitialize(fresh);
      return fresh;
    });
    onStart('adopted', session, requestId);
    return session;
  };
  /** Requests that come together bring a session back once. */
  const adopt = (record: SessionRecord, caller: Caller): Promise<LiveSession> => {
    const { id } = record;
    const adoption = adopting.get(id) ?? bringBack(record, caller).finally(() => adopting.delete(id));
    adopting.set(id, adoption);
    return adoption;
  };
  const recordOf = async (principal: Principal, id: string): Promise<SessionRecord> => {
    const record = await directory.touch(id, idleMs);
    if (!record) await local.end(id, 'expired');
    if (!record || !samePrincipal(record.principal, principal)) throw new Refusal('session_unknown');
    return record;
  };
  /** The session, the replica that has it, or `undefined` when somebody else was faster to claim it. */
  const located = async (record: SessionRecord, caller: Caller, gone: string | undefined) => {
    const { id, owner } = record;
    if (owner !== own) {
      // Another replica took it over while this one was thought dead.
      await local.end(id, 'lost');
      const replica = owner === gone || owner === nobody ? undefined : await findReplica(owner);
      if (replica) return replica;
      requireServing();
      if (!(await directory.claim(id, owner, own))) return undefined;
    }
    const here = local.use(id);
    if (here) return here;
    requireServing();
    return adopt({ ...record, owner: own }, caller);
  };

  return {
    async open({ principal, requestId }, client) {
      requireServing();
      const { tenant, id, scopes } = principal;
      const record = { id: randomUUID(), owner: own, principal: { tenant, id, scopes }, ...client };
      const session = await local.add(record, async () => {
        await directory.open(record, idleMs);
        return live(record, principal).catch(async (error: unknown) => {
          await directory.close(record.id);
          throw error;
        });
      });
      onStart('opened', session, requestId);
      return session;
    },
    async find(caller, id, gone) {
      for (let moves = 0; moves < mostMoves; moves += 1) {
        const record = await recordOf(caller.principal, id);
        const found = await located(record, caller, gone);
        if (found) return found;
      }
      throw new Refusal('store_unavailable', soon);
    },
    async close(id) {
      await directory.close(id);
      await local.end(id, 'closed');
    },
    async release(id) {
      // In this order: whoever looks for it meanwhile takes it over, and does not come here for it.
      await directory.claim(id, own, nobody);
      await local.end(id, 'released');
    },
    async sweep() {
      const inUse = await local.sweep();
      await Promise.all(inUse.map(({ record }) => directory.touch(record.id, idleMs)));
    },
  };
}
