import type { Access } from '../access.js';
import type { Step } from '../pipeline.js';

/** Lets the host find out first whether something has changed, and goes on with what the caller may do after that. */
export const current =
  (beforeCall: (() => Promise<void>) | undefined, access: () => Access): Step =>
  (next) => {
    if (beforeCall === undefined) return next;
    return async (call) => {
      await beforeCall();
      return next({ ...call, context: { ...call.context, access: access() } });
    };
  };
