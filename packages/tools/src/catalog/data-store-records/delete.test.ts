import { failing } from '../../../test/answers.js';
import { contextOver } from '../../../test/tool-context.js';
import { dataStoreRecordsDelete } from './delete.js';

const answers = {
  dataStores: { get: { dataStore: { id: 9, name: 'Seen', records: 312 } } },
  dataStoreRecords: { deleteMany: { keys: ['a', 'b'] } },
};

test('previews how many of how many records would go, and which', async () => {
  const preview = await dataStoreRecordsDelete.preview?.({ dataStoreId: 9, keys: ['a', 'b'] }, contextOver(answers));
  expect(preview).toBe(
    'Up to 2 of the 312 records of data store 9 "Seen" would be deleted: a, b. Whether there is a record for each key was not checked.',
  );
});

test('deletes the named records only, and says which are gone', async () => {
  const context = contextOver(answers);
  const answer = await dataStoreRecordsDelete.run({ dataStoreId: 9, keys: ['a', 'b'] }, context);
  expect(answer).toEqual({ deleted: ['a', 'b'] });
  expect(context.make.calls).toEqual([
    ['dataStoreRecords.deleteMany', { dataStoreId: 9, keys: ['a', 'b'], confirmed: true }],
  ]);
});

test('says what was deleted and what was not there when Make did only a part', async () => {
  const deleteMany = failing('make_partial', { reply: { keys: ['a'], error: { message: 'Not found: c.' } } });
  const context = contextOver({ dataStoreRecords: { deleteMany } });
  const answer = await dataStoreRecordsDelete.run({ dataStoreId: 9, keys: ['a', 'c'] }, context);
  expect(answer).toEqual({ deleted: ['a'], notFound: ['c'] });
});

test.each([
  ['any other refusal', failing('make_forbidden')],
  ['a partial success that names nothing', failing('make_partial')],
])('passes %s on', async (_title, deleteMany) => {
  const context = contextOver({ dataStoreRecords: { deleteMany } });
  const deleting = dataStoreRecordsDelete.run({ dataStoreId: 9, keys: ['a'] }, context);
  await expect(deleting).rejects.toMatchObject({ code: expect.stringMatching(/^make_/) });
});

test('wants at least one key, so that none never means all', () => {
  expect(dataStoreRecordsDelete.inputType.safeParse({ dataStoreId: 9, keys: [] }).success).toBe(false);
});
