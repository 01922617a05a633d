import { openZone } from '../open-zone.js';
import { hooksWrites } from './hooks.js';
import { runsWrites } from './runs.js';
import { walkRow } from './walk-row.js';

test.each([...hooksWrites, ...runsWrites].map((row) => [row.write, row] as const))(
  '%s changes what it is there to change, and nothing of the other team',
  async (_, row) => {
    const open = await openZone();
    try {
      await walkRow(open, row);
    } finally {
      await open.zone.close();
    }
  },
);
