import { atLeastOne } from './at-least-one.js';

test('passes changes on', () => {
  expect(atLeastOne('teams_update', { name: 'New' }, 'name')).toEqual({ name: 'New' });
});

test('refuses a call that changes nothing and says what could be given', () => {
  expect(() => atLeastOne('folders_update', {}, 'name, parentId')).toThrow(/folders_update.*name, parentId/);
});
