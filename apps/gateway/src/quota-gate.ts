import type { CallGate } from '@makegate/client';
import { createCallScheduler } from '@makegate/ratelimit';
import type { SlotPool } from '@makegate/ratelimit';

/** What is assumed of an organization whose license nobody here may read. */
const usualLimit = 60;

type ReadLimit = () => Promise<number | undefined>;

/** Lets calls wait for Make's limits, and learns them through whoever calls. */
export interface QuotaGate {
  readonly gate: CallGate;
  /** How the limit of a quota is read from now on. */
  readBy(organization: string, read: ReadLimit): void;
}

export interface QuotaGateOptions {
  /** Shared by all replicas. Absent: this process has the quotas for itself. */
  readonly pool: SlotPool | undefined;
  readonly onError: (error: unknown) => void;
}

export function createQuotaGate({ pool, onError }: QuotaGateOptions): QuotaGate {
  const readers = new Map<string, ReadLimit>();
  const gate = createCallScheduler({
    readLimit: async (organization) => (await readers.get(organization)?.()) ?? usualLimit,
    ...(pool ? { pool } : {}),
    onError,
  });
  return { gate, readBy: (organization, read) => void readers.set(organization, read) };
}
