import { openZone, scenarioId as idOf } from '../../test/open-zone.js';
import type { OpenZone } from '../../test/open-zone.js';

let open: OpenZone;
let scenarioId: number;

beforeEach(async () => {
  open = await openZone();
  scenarioId = await idOf(open, 'Quote shipping cost');
});

afterEach(() => open.zone.close());

test('a note is written, read, changed, listed and deleted', async () => {
  const { scenarioNotes } = open.make;
  const { note } = await scenarioNotes.create({ scenarioId, content: 'Prices of May.', moduleIds: [1] });
  const path = { scenarioId, noteId: Number(note.id) };
  await scenarioNotes.update({ ...path, content: 'Prices of June.' });
  const now = { content: 'Prices of June.', moduleIds: [1], isFilterNote: false };
  await expect(scenarioNotes.get(path)).resolves.toMatchObject({ note: now });
  expect((await scenarioNotes.list({ scenarioId })).notes).toMatchObject([now]);
  await scenarioNotes.delete(path);
  await expect(scenarioNotes.get(path)).rejects.toMatchObject({ status: 404, makeCode: 'IM304' });
});

test('a note is found beside its own scenario only', async () => {
  const { scenarioNotes } = open.make;
  const other = await idOf(open, 'Charge invoice');
  const [note] = (await scenarioNotes.list({ scenarioId: other })).notes;
  const asked = scenarioNotes.get({ scenarioId, noteId: Number(note?.id) });
  await expect(asked).rejects.toMatchObject({ status: 404 });
});
