import type { Principal } from '@makegate/auth';
import type { RefusedKey } from './authenticator.js';

/** Who sent a request, once that is proven. */
export interface Caller {
  readonly principal: Principal;
  /** Public id of the key that they showed. Absent where no keys are used. */
  readonly keyId?: string | undefined;
  /** The id of the request: in its answer, in the calls to Make that follow, in logs and in the audit log. */
  readonly requestId: string;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by a guard before any handler runs. */
    caller: Caller | null;
    /** Why the sender was turned away, once that is so. For the audit log only. */
    refusedKey?: RefusedKey;
  }
}
