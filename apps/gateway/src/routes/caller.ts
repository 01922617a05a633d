import type { Principal } from '@makegate/auth';

/** Who sent a request, once that is proven. */
export interface Caller {
  readonly principal: Principal;
  /** The id of the request: in its answer, in the calls to Make that follow, in logs and in the audit log. */
  readonly requestId: string;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by a guard before any handler runs. */
    caller: Caller | null;
  }
}
