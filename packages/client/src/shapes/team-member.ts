import { z } from 'zod';
import { named } from './schema.js';

/** What somebody is in a team. */
const teamMember = z.looseObject({
  userId: z.number().optional(),
  teamId: z.number().optional(),
  usersRoleId: z.number().nullish(),
});
export interface TeamMember extends z.output<typeof teamMember> {}
export const TeamMember = named<TeamMember>(teamMember);
