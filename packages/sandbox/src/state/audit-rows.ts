import type { Json } from './rows.js';

/** One change that somebody made, in an organization whose plan keeps them. */
export interface AuditLogRow {
  readonly uuid: string;
  readonly organizationId: number;
  /** Without it, the change was to the organization itself. It stays when the team is deleted. */
  readonly changedTeamId: number | null;
  readonly eventName: string;
  readonly actorId: number;
  readonly targetId: string | null;
  readonly triggeredAtMs: number;
  /** What was asked for by path and query: bodies may hold secrets. */
  readonly details: Json;
}
