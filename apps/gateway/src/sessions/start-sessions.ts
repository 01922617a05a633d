import { randomUUID } from 'node:crypto';
import { describeFailure } from '@makegate/tools';
import type { Principal } from '@makegate/auth';
import type { Replica } from '../replicas/replica-directory.js';
import type { AuditTrail } from '../routes/audit-trail.js';
import { Refusal, soon } from '../routes/refusal.js';
import type { GatewayServerOptions, SessionChange } from '../server-options.js';
import { startDrain, type Drain } from './drained.js';
import { gatewaySessions, type GatewaySessions } from './gateway-sessions.js';
import { openLiveSession, type LiveSession } from './live-session.js';
import { localSessions } from './local-sessions.js';
import { refusing, refusingDirectory } from './refusing-directory.js';
import type { SessionRecord } from './session-directory.js';

/** What serving sessions takes. */
export interface SessionsParts extends Pick<
  GatewayServerOptions,
  'registry' | 'sessions' | 'events' | 'limits' | 'log' | 'onEvent'
> {
  readonly own: string;
  readonly now: () => number;
  readonly findReplica: (id: string) => Promise<Replica | undefined>;
  readonly trail: AuditTrail;
}

/** The sessions of this process, swept by one timer. */
export interface StartedSessions {
  readonly sessions: GatewaySessions;
  size(): number;
  draining(): boolean;
  drain(): Promise<void>;
  /** Ends every session here without forgetting it elsewhere. */
  close(): Promise<void>;
}

export function startSessions(parts: SessionsParts): StartedSessions {
  const { registry, events, limits, log, own, now } = parts;
  const idleMs = limits.sessionIdleMs;
  const changed = changeListener(parts);
  const onEventError = (error: unknown): void => log.warn({ err: error }, 'An event cannot be kept for resuming');
  const orRefuse = refusing((error) => log.error({ err: error }, 'Sessions are out of reach'));
  const directory = refusingDirectory(parts.sessions, orRefuse);
  const findReplica = (id: string) => orRefuse(parts.findReplica(id));
  let drain: Drain | undefined;
  const draining = (): boolean => drain !== undefined;
  const onSettled = (): void => drain?.look();

  const local = localSessions({
    maxSessions: limits.maxSessions,
    idleMs,
    now,
    onEnd: ({ record }, why) => {
      changed(why, record);
      if (why === 'lost' || why === 'released') return;
      void events.forget(record.id).catch(onEventError);
      if (why === 'dropped') void directory.close(record.id).catch(onEventError);
    },
  });
  const live = async (record: SessionRecord, principal: Principal): Promise<LiveSession> => {
    try {
      return await openLiveSession(record, principal, { registry, events, onEventError, onSettled });
    } catch (error) {
      throw unserved(error);
    }
  };
  const onStart = (change: 'opened' | 'adopted', { record }: LiveSession, requestId: string): void =>
    changed(change, record, requestId);
  const sessions = gatewaySessions({ local, directory, own, findReplica, live, idleMs, draining, onStart });
  const sweep = (): void => void sessions.sweep().catch((error: unknown) => log.warn({ err: error }, 'Sweep failed'));
  const timer = setInterval(sweep, Math.min(60_000, Math.ceil(idleMs / 4))).unref();

  return {
    sessions,
    size: () => local.size,
    draining,
    drain() {
      drain ??= startDrain({
        sessions: () => local.all(),
        letGo: ({ record }) => sessions.release(record.id),
        limitMs: limits.drainMs,
      });
      return drain.over;
    },
    async close() {
      clearInterval(timer);
      await Promise.all(local.all().map(({ record }) => local.end(record.id, 'released')));
    },
  };
}

/** Why the registry cannot serve somebody, if that may be said; else the mistake itself. */
function unserved(error: unknown): unknown {
  const { code, message, retryable } = describeFailure(error);
  return code === 'internal' ? error : new Refusal('unserved', retryable ? soon : {}, { code, message });
}

const actions: Readonly<Record<SessionChange, string>> = {
  opened: 'session.open',
  adopted: 'session.adopt',
  closed: 'session.close',
  expired: 'session.expire',
  dropped: 'session.drop',
  lost: 'session.lose',
  released: 'session.release',
};

function changeListener({ trail, onEvent }: SessionsParts) {
  return (
    change: SessionChange,
    { principal: { tenant, id: principal } }: SessionRecord,
    correlationId: string = randomUUID(),
  ): void => {
    onEvent?.({ kind: 'session', change });
    void trail({
      category: 'admin',
      action: actions[change],
      outcome: 'success',
      correlationId,
      tenant,
      principal,
    });
  };
}
