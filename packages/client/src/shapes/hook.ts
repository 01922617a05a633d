import { z } from 'zod';

/** `url` works like a password. `gone`: disabled, because no scenario has used it for days. */
export const Hook = z.looseObject({
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
export type Hook = z.output<typeof Hook>;

/** A delivery that waits in the queue. `size` is in bytes. */
export const Delivery = z.looseObject({
  id: z.string(),
  scope: z.string().nullish(),
  size: z.number().nullish(),
  created: z.string().nullish(),
  data: z.unknown().optional(),
});
export type Delivery = z.output<typeof Delivery>;

/** `statusId`: 1 good, 3 failed. */
export const HookLog = z.looseObject({
  id: z.string(),
  statusId: z.number().nullish(),
  typeId: z.number().nullish(),
  loggedAt: z.string().nullish(),
  replayable: z.boolean().nullish(),
});
export type HookLog = z.output<typeof HookLog>;
