import { z } from 'zod';

/** Where a server of this benchmark is reached, and with what. */
export const Served = z.object({
  url: z.url(),
  /** To be sent with every request. */
  headers: z.record(z.string(), z.string()),
});
export type Served = z.output<typeof Served>;

/** Tells the process that started this one where it serves. The two end together. */
export function announce(served: Served): void {
  process.once('disconnect', () => process.exit());
  process.send?.(served);
}
