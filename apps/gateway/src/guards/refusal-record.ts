import { randomUUID } from 'node:crypto';
import { networkOf } from '@makegate/ratelimit';
import type { AuditTrail } from '../audit-trail.js';

/** Somebody who was kept out, in the words of the audit log. */
export interface KeptOut {
  readonly action: string;
  readonly code: string;
  readonly correlationId: string;
  /** Undefined before it is known who calls. */
  readonly principal: string | undefined;
  readonly tenant: string | undefined;
  /** Public id of the key, as it was presented, and why it was refused when it was. */
  readonly keyId?: string | undefined;
  readonly reason?: string | undefined;
  readonly ip: string;
  readonly host: string | undefined;
  readonly origin: string | undefined;
  /** The hook that was delivered to, by its name in the configuration. */
  readonly hook?: string;
  /** The header that a delivery was refused for. */
  readonly header?: string | undefined;
}

/** Writes down who was kept out, so that nobody fills the disk, or keeps it busy, by being refused often. */
export interface RefusalRecord {
  /**
   * Of the same refusals of one principal, or of one key or network while nobody knows who calls, the first in a minute is written,
   * before this resolves, to true; the others are counted.
   */
  add(keptOut: KeptOut): Promise<boolean>;
  /** Writes down how many were counted, and begins to count anew. Happens every minute by itself. */
  turn(): Promise<void>;
  /** The last turn. */
  close(): Promise<void>;
}

const turnEveryMs = 60_000;

/** Beyond so many in a minute, those that come from elsewhere are one. */
const mostSources = 100;

/** What a client writes there may be as long as its headers may be. */
const mostCharacters = 200;

type Event = Parameters<AuditTrail>[0];

interface Counted {
  readonly event: Event;
  repeated: number;
}

/** Looks after all of them with one timer, which keeps no process alive. */
export function refusalRecord(trail: AuditTrail): RefusalRecord {
  let counted = new Map<string, Counted>();
  const turn = async (): Promise<void> => {
    const over = [...counted.values()];
    counted = new Map();
    await Promise.all(over.filter(({ repeated }) => repeated > 0).map((one) => trail(countOf(one))));
  };
  const timer = setInterval(() => void turn(), turnEveryMs).unref();
  return {
    async add(keptOut) {
      const source = sourceOf(keptOut);
      const full = counted.size >= mostSources && !counted.has(source);
      const known = counted.get(full ? elsewhere : source);
      if (known) {
        known.repeated += 1;
        return false;
      }
      const event = eventOf(keptOut);
      counted.set(full ? elsewhere : source, { event: full ? eventElsewhere() : event, repeated: 0 });
      await trail(event);
      return true;
    },
    turn,
    async close() {
      clearInterval(timer);
      await turn();
    },
  };
}

/** Where all those come from that are not counted one by one. No JSON text is this one. */
const elsewhere = 'elsewhere';

/** Why a key is refused whose secret the sender has. Other ids are anybody's invention, so they are no source. */
const proven: ReadonlySet<string | undefined> = new Set(['revoked', 'expired']);

function sourceOf({ action, code, principal, tenant, keyId, reason, ip, hook }: KeptOut): string {
  if (principal !== undefined) return JSON.stringify([action, code, hook, tenant, principal]);
  return JSON.stringify([action, code, hook, networkOf(ip), ...(proven.has(reason) ? [keyId] : [])]);
}

const eventOf = ({ ip, host, origin, hook, header, ...event }: KeptOut): Event => ({
  ...event,
  category: 'decision',
  outcome: 'denied',
  arguments: {
    ip,
    host: host?.slice(0, mostCharacters),
    origin: origin?.slice(0, mostCharacters),
    hook,
    header: header?.slice(0, mostCharacters),
  },
});

const eventElsewhere = (): Event => ({
  category: 'decision',
  action: 'requests.refuse',
  outcome: 'denied',
  correlationId: randomUUID(),
  arguments: { ip: elsewhere },
});

/** Has the id of the first one, which says the rest. */
const countOf = ({ event, repeated }: Counted): Event => ({
  ...event,
  arguments: { ...Object(event.arguments), repeated },
});
