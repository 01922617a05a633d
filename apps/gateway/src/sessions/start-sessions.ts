import { randomUUID } from 'node:crypto';
import { describeFailure } from '@makegate/tools';
import type { Principal } from '@makegate/auth';
import type { Logger } from 'pino';
import type { FoundReplica } from '../replicas/replica-directory.js';
import type { AuditTrail } from '../audit-trail.js';
import { Refusal, soon } from '../refusal.js';
import type { GatewayServerOptions, SessionChange } from '../server-options.js';
import { startDrain, type Drain } from './drained.js';
import { gatewaySessions, type GatewaySessions } from './gateway-sessions.js';
import { openLiveSession, type LiveSession } from './live-session.js';
import { localSessions, type Ending } from './local-sessions.js';
import { refusingDirectory, type OrRefuse } from './refusing-directory.js';
import type { SessionRecord } from './session-directory.js';

/** What serving sessions takes. */
export interface SessionsParts extends Pick<
  GatewayServerOptions,
  'registry' | 'sessions' | 'events' | 'limits' | 'log' | 'onEvent'
> {
  readonly own: string;
  readonly now: () => number;
  readonly findReplica: (id: string) => Promise<FoundReplica | undefined>;
  readonly trail: AuditTrail;
  readonly orRefuse: OrRefuse;
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
  const { registry, events, limits, log, own, now, orRefuse } = parts;
  const { sessionIdleMs: idleMs, maxSessions, maxSessionsPerPrincipal } = limits;
  const onChange = changeListener(parts);
  const onEventError = (error: unknown): void => log.warn({ err: error }, 'An event cannot be kept for resuming');
  const onEndError = (error: unknown): void => log.warn({ err: error }, 'A session did not end in order');
  const directory = refusingDirectory(parts.sessions, orRefuse);
  const findReplica = (id: string) => orRefuse(parts.findReplica(id));
  const forgetEvents = (id: string) => events.forget(id).catch(onEventError);
  let drain: Drain | undefined;
  const draining = (): boolean => drain !== undefined;

  const onEnd = async (session: LiveSession, why: Ending): Promise<void> => {
    const { id } = session.record;
    onChange(why, session.record);
    try {
      await session.close();
      if (why === 'lost' || why === 'released') return;
      // Whoever has it now needs its events.
      if (await directory.close(id, own)) await forgetEvents(id);
    } catch (error) {
      onEndError(error);
    }
  };
  const local = localSessions({ maxSessions, maxSessionsPerPrincipal, idleMs, now, onEnd });
  const live = async (record: SessionRecord, principal: Principal): Promise<LiveSession> => {
    const onSettled = (): void => {
      local.use(record.id);
      drain?.look();
    };
    try {
      return await openLiveSession(record, principal, { registry, events, onEventError, orRefuse, now, onSettled });
    } catch (error) {
      throw unserved(error);
    }
  };
  const sessions = gatewaySessions({
    local,
    directory,
    own,
    idleMs,
    now,
    findReplica,
    live,
    draining,
    onChange,
    forgetEvents,
  });
  const timer = sweeping(() => sessions.sweep(), Math.min(60_000, Math.ceil(idleMs / 4)), log);

  return {
    sessions,
    size: () => local.size,
    draining,
    drain() {
      drain ??= startDrain({
        sessions: () => local.all(),
        letGo: (session) => sessions.release(session),
        onError: onEndError,
        limitMs: limits.drainMs,
      });
      return drain.over;
    },
    async close() {
      clearInterval(timer);
      await Promise.all(local.all().map((session) => local.end(session, 'released')));
    },
  };
}

/** One sweep at a time: a store that is slow is not asked again before it has answered. */
function sweeping(sweep: () => Promise<void>, everyMs: number, log: Logger): NodeJS.Timeout {
  let under: Promise<void> | undefined;
  return setInterval(() => {
    under ??= sweep()
      .catch((error: unknown) => log.warn({ err: error }, 'Sessions could not be looked through'))
      .finally(() => (under = undefined));
  }, everyMs).unref();
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
