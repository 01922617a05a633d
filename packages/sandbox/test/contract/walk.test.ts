import { allEndpoints } from '../all-endpoints.js';
import { fullLicense } from '../full-license.js';
import { openZone } from '../open-zone.js';
import type { OpenZone } from '../open-zone.js';
import { allWrites, withoutTrace } from './all-writes.js';
import { walkRow } from './walk-row.js';

let open: OpenZone;

beforeAll(async () => {
  open = await openZone({ license: fullLicense });
});

beforeEach(() => open.zone.reset());

afterAll(() => open.zone.close());

test.each(allWrites.map((row) => [row.write, row.read.endpoint, row] as const))(
  '%s changes what %s answers, and nothing of anybody else',
  (_, __, row) => walkRow(open, row),
);

test('every write has a row, or a reason to leave no trace, and no row is of something else', async () => {
  const writes = (await allEndpoints()).filter(({ effect }) => effect !== 'read').map(({ id }) => id);
  const excused = Object.keys(withoutTrace);
  const rowed = allWrites.map(({ write }) => write);
  expect([...new Set(rowed), ...excused].toSorted()).toEqual(writes.toSorted());
});
