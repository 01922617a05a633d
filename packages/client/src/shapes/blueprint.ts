import { z } from 'zod';

/** One step of a flow. `module` is `app:Module`; routers and error handlers nest further flows below it. */
const Module = z.looseObject({ id: z.number(), module: z.string() });
export type Module = z.output<typeof Module>;

/** What a scenario does: its modules in order, with the metadata that the scenario editor keeps. */
export const Blueprint = z.looseObject({
  name: z.string(),
  flow: z.array(Module),
  metadata: z.looseObject({}).optional(),
});
export type Blueprint = z.output<typeof Blueprint>;
