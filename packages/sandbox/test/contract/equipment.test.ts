import { openZone } from '../open-zone.js';
import { equipmentWrites } from './equipment.js';
import { walkRow } from './walk-row.js';

test.each(equipmentWrites.map((row) => [row.write, row.read.endpoint, row] as const))(
  '%s changes what %s answers, and nothing of anybody else',
  async (_, __, row) => {
    const open = await openZone({ license: { onPremAgent: true, privateSpaces: true } });
    try {
      await walkRow(open, row);
    } finally {
      await open.zone.close();
    }
  },
);
