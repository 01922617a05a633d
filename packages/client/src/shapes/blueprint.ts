import { z } from 'zod';
import { named } from './schema.js';

/** One step of a flow. `module` is `app:Module`; routers and error handlers nest further flows below it. */
const module = z.looseObject({ id: z.number(), module: z.string() });
export interface Module extends z.output<typeof module> {}
const Module = named<Module>(module);

/** What a scenario does: its modules in order, with the metadata that the scenario editor keeps. */
const blueprint = z.looseObject({
  name: z.string(),
  flow: z.array(Module),
  metadata: z.looseObject({}).optional(),
});
export interface Blueprint extends z.output<typeof blueprint> {}
export const Blueprint = named<Blueprint>(blueprint);
