import { openZone } from '../open-zone.js';
import { affiliateWrites } from './affiliate.js';
import { walkRow } from './walk-row.js';

test.each(affiliateWrites.map((row) => [row.write, row] as const))(
  '%s changes the account of who asks, and of nobody else',
  async (_, row) => {
    const open = await openZone();
    try {
      await walkRow(open, row);
    } finally {
      await open.zone.close();
    }
  },
);
