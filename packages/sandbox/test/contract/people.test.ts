import { groups } from '@makegate/client';
import type { Endpoint } from '@makegate/client';
import { openZone } from '../open-zone.js';
import { organizationWrites } from './organizations.js';
import { peopleWrites } from './people.js';
import { teamWrites } from './teams.js';
import { walkRow } from './walk-row.js';

const rows = [...organizationWrites, ...teamWrites, ...peopleWrites];

test.each(rows.map((row) => [row.write, row.read.endpoint, row] as const))(
  '%s changes what %s answers, and nothing of anybody else',
  async (_, __, row) => {
    const open = await openZone({ license: { customRoles: true } });
    try {
      await walkRow(open, row);
    } finally {
      await open.zone.close();
    }
  },
);

test('every write of organizations, teams, users and roles has a row', async () => {
  const ours = [await groups.organizations(), await groups.teams(), await groups.users(), await groups.userRoles()];
  const endpoints = ours.flatMap((group): Endpoint[] => Object.values(group));
  const written = new Set(rows.map(({ write }) => write));
  const writes = endpoints.filter(({ effect }) => effect !== 'read').map(({ id }) => id);
  expect(writes.filter((id) => !written.has(id))).toEqual([]);
});
