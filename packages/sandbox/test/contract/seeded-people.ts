import type { MakeClient } from '@makegate/client';
import type { People } from '../../src/index.js';
import { allScopes } from '../../src/seed/scopes.js';
import { clientWith } from '../open-zone.js';
import type { OpenZone } from '../open-zone.js';

/** The first organization, which the owner belongs to, and the other one, which the outsider owns. */
export const ours = ({ zone }: OpenZone) => ({ organizationId: zone.organizationId });
export const theirs = ({ zone }: OpenZone) => ({ organizationId: zone.otherOrganizationId });

export const firstTeam = ({ zone }: OpenZone) => ({ teamId: zone.teamId });
export const secondTeam = ({ zone }: OpenZone) => ({ teamId: zone.otherTeamId });

export const outsiderMail = 'mara.lindt@alpenglow.example';

/** The client of one of the seeded people, with a token that has every scope. */
export const clientOf = ({ zone }: OpenZone, who: keyof People): MakeClient =>
  clientWith(zone, zone.createToken({ scopes: allScopes, user: zone.people[who] }));
