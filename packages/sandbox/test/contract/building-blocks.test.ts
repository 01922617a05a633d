import { openZone } from '../open-zone.js';
import { buildingBlockWrites } from './building-blocks.js';
import { walkRow } from './walk-row.js';

test.each(buildingBlockWrites.map((row) => [row.write, row.read.endpoint, row] as const))(
  '%s changes what %s answers, and nothing of the other team',
  async (_, __, row) => {
    const open = await openZone({ license: { customFunctions: true, customProperties: true } });
    try {
      await walkRow(open, row);
    } finally {
      await open.zone.close();
    }
  },
);
