import { createJournal, journalLimit } from './journal.js';

const asked = (path: string) => ({ method: 'GET', path, at: 0 });

test('a request is written down before it is answered, and neither counted nor ended by itself', () => {
  const journal = createJournal();
  const line = journal.begin(asked('/a'));
  expect(journal.entries()).toEqual([{ ...asked('/a'), status: 0, counted: false }]);
  line.count();
  line.end(200);
  expect(journal.entries()).toEqual([{ ...asked('/a'), status: 200, counted: true }]);
});

test('it forgets the oldest requests above its limit', () => {
  const journal = createJournal();
  for (let at = 0; at < journalLimit + 2; at += 1) journal.begin(asked(`/${at}`));
  expect(journal.entries()).toHaveLength(journalLimit);
  expect(journal.entries()[0]?.path).toBe('/2');
});
