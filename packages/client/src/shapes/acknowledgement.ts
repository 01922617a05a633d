import { z } from 'zod';

/** The answer of operations that have nothing to tell: usually `{ ok: true }`, sometimes an empty reply. */
export const Acknowledgement = z.looseObject({ ok: z.boolean().optional() }).optional();
