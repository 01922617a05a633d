import type { Team } from '@makegate/client/endpoints/teams';
import { z } from 'zod';
import { pick } from '../pick.js';

/** What is told about one team. */
export const teamSummary = {
  id: z.number(),
  name: z.string(),
  organizationId: z.number().optional(),
  operationsLimit: z.number().optional().describe('Per period; absent without a limit of its own'),
  consumedOperations: z.number().optional(),
  isPaused: z.boolean().optional(),
};

/** One team in the shape of `teamSummary`. Make gives the two counts sometimes as text, sometimes as numbers. */
export function teamRow(team: Team) {
  const { operationsLimit, consumedOperations } = pick(team, 'operationsLimit', 'consumedOperations');
  return {
    ...pick(team, 'id', 'name', 'organizationId', 'isPaused'),
    ...(operationsLimit === undefined ? {} : { operationsLimit: Number(operationsLimit) }),
    ...(consumedOperations === undefined ? {} : { consumedOperations: Number(consumedOperations) }),
  };
}
