import { z } from 'zod';

/** An object whose fields Make or the account's owner decides. */
export const OpenObject = z.record(z.string(), z.unknown());
