import { z } from 'zod';
import { named } from './schema.js';

/** `url` works like a password. `gone`: disabled, because no scenario has used it for days. */
const hook = z.looseObject({
  id: z.number(),
  name: z.string(),
  teamId: z.number().optional(),
  udid: z.string().nullish(),
  /** web, web-shared or mail. */
  type: z.string().nullish(),
  typeName: z.string().nullish(),
  packageName: z.string().nullish(),
  editable: z.boolean().nullish(),
  queueCount: z.number().nullish(),
  queueLimit: z.number().nullish(),
  enabled: z.boolean().nullish(),
  gone: z.boolean().nullish(),
  data: z.unknown().optional(),
  scenarioId: z.number().nullish(),
  url: z.string().nullish(),
});
export interface Hook extends z.output<typeof hook> {}
export const Hook = named<Hook>(hook);

/** A delivery that waits in the queue. `size` is in bytes. */
const delivery = z.looseObject({
  id: z.string(),
  scope: z.string().nullish(),
  size: z.number().nullish(),
  created: z.string().nullish(),
  data: z.unknown().optional(),
});
export interface Delivery extends z.output<typeof delivery> {}
export const Delivery = named<Delivery>(delivery);

/** `statusId`: 1 good, 3 failed. */
const hookLog = z.looseObject({
  id: z.string(),
  statusId: z.number().nullish(),
  typeId: z.number().nullish(),
  loggedAt: z.string().nullish(),
  replayable: z.boolean().nullish(),
});
export interface HookLog extends z.output<typeof hookLog> {}
export const HookLog = named<HookLog>(hookLog);
