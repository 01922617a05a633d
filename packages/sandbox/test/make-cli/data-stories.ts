import { called, names } from './story.js';
import type { Stories } from './story.js';

const spec = [{ name: 'sku', type: 'text', required: true }];

/** Data stores, their records, and data structures. */
export const dataStories: Stories = {
  async 'data-stores'({ zone, ask, row, complaint }) {
    const { id } = await row('create', { 'team-id': zone.teamId, name: 'Shelves', 'max-size-m-b': 2 });
    expect(await ask('get', { 'data-store-id': id })).toMatchObject({
      name: 'Shelves',
      records: 0,
      maxSize: '2097152',
    });
    await ask('update', { 'data-store-id': id, name: 'All shelves' });
    expect(names(await ask('list', { 'team-id': zone.teamId }))).toContain('All shelves');
    expect(names(await ask('list', { 'team-id': zone.otherTeamId }))).not.toContain('All shelves');
    await ask('delete', { 'data-store-id': id });
    expect(await complaint('get', { 'data-store-id': id })).toContain('Error [404]');
  },

  async 'data-store-records'({ zone, ask, row, family }) {
    const { id } = await family('data-stores').row('create', {
      'team-id': zone.teamId,
      name: 'Shelves',
      'max-size-m-b': 1,
    });
    const store = { 'data-store-id': id };
    await ask('create', { ...store, key: 'a1', data: { item: 'rope', count: 2 } });
    const { key } = await row('create', { ...store, data: { item: 'lamp' } });
    await ask('update', { ...store, key: 'a1', data: { count: 5 } });
    await ask('replace', { ...store, key, data: { item: 'torch' } });
    expect(await ask('list', store)).toEqual([
      { key: 'a1', data: { item: 'rope', count: 5 } },
      { key, data: { item: 'torch' } },
    ]);
    await ask('delete', { ...store, keys: ['a1'] });
    expect(await ask('list', store)).toEqual([{ key, data: { item: 'torch' } }]);
  },

  async 'data-structures'({ zone, ask, row, complaint }) {
    const team = { 'team-id': zone.teamId };
    const { id } = await row('create', { ...team, name: 'Item', strict: true, spec });
    expect(await ask('get', { 'data-structure-id': id })).toMatchObject({ name: 'Item', strict: true, spec });
    await ask('update', { 'data-structure-id': id, name: 'Item of stock' });
    expect(called(await ask('list', team), 'Item of stock')).toMatchObject({ id });
    await ask('delete', { 'data-structure-id': id });
    expect(await complaint('get', { 'data-structure-id': id })).toContain('Error [404]');
  },
};
