import { z } from 'zod';
import { named } from './schema.js';

/** What the plan allows. `apiLimit` is in requests per minute, for all users and tools of the organization together. */
const license = z.looseObject({ apiLimit: z.number().nullish(), operations: z.number().nullish() });
export interface License extends z.output<typeof license> {}
const License = named<License>(license);

/** `license`, `serviceName` and `isPaused` are filled only in the zone where the organization lives. */
const organization = z.looseObject({
  id: z.number(),
  name: z.string(),
  zone: z.string().nullish(),
  countryId: z.number().nullish(),
  timezoneId: z.number().nullish(),
  license: License.nullish(),
  serviceName: z.string().nullish(),
  productName: z.string().nullish(),
  isPaused: z.boolean().nullish(),
  createdAt: z.string().nullish(),
  lastReset: z.string().nullish(),
  nextReset: z.string().nullish(),
  scenarios: z.number().nullish(),
  activeScenarios: z.number().nullish(),
  tfaEnforced: z.boolean().nullish(),
});
export interface Organization extends z.output<typeof organization> {}
export const Organization = named<Organization>(organization);

/** What somebody is in an organization; somebody who is only invited has no `userId` yet. */
const organizationMember = z.looseObject({
  userId: z.number().nullish(),
  organizationId: z.number().optional(),
  usersRoleId: z.number().nullish(),
});
export interface OrganizationMember extends z.output<typeof organizationMember> {}
export const OrganizationMember = named<OrganizationMember>(organizationMember);

/** A letter that asks somebody into an organization. */
const invitation = z.looseObject({
  id: z.union([z.number(), z.string()]).optional(),
  email: z.string().nullish(),
  name: z.string().nullish(),
  organizationId: z.number().nullish(),
  usersRoleId: z.number().nullish(),
  hash: z.string().nullish(),
});
export interface Invitation extends z.output<typeof invitation> {}
export const Invitation = named<Invitation>(invitation);
