import { groups } from '@makegate/client';
import type { Endpoint } from '@makegate/client';
import { openZone } from '../open-zone.js';
import { customAppPartWrites } from './custom-app-parts.js';
import { customAppWrites } from './custom-apps.js';
import { walkRow } from './walk-row.js';

const rows = [...customAppWrites, ...customAppPartWrites];

test.each(rows.map((row) => [row.write, row.read.endpoint, row] as const))(
  '%s changes what %s answers, and nothing of anybody else',
  async (_, __, row) => {
    const open = await openZone();
    try {
      await walkRow(open, row);
    } finally {
      await open.zone.close();
    }
  },
);

test('every write of the custom apps has a row', async () => {
  const written = new Set(rows.map(({ write }) => write));
  const missing: string[] = [];
  for (const [name, load] of Object.entries(groups)) {
    if (!name.startsWith('sdkApp')) continue;
    const group: Readonly<Record<string, Endpoint>> = await load();
    const writes = Object.values(group).filter(({ effect }) => effect !== 'read' && effect !== 'run');
    missing.push(...writes.map(({ id }) => id).filter((id) => !written.has(id)));
  }
  expect(missing).toEqual([]);
});
