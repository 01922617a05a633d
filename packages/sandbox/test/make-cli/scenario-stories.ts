import { called, names, rowOf } from './story.js';
import type { Stories } from './story.js';

const blueprint = { name: 'Sort the post', flow: [{ id: 1, module: 'json:ParseJSON', version: 1 }], metadata: {} };

/** Scenarios, what they have done, and what is written down about them. */
export const scenarioStories: Stories = {
  async scenarios({ zone, ask, row, complaint }) {
    const team = { 'team-id': zone.teamId };
    const { id } = await row('create', { ...team, scheduling: { type: 'on-demand' }, blueprint });
    const one = { 'scenario-id': id };
    await ask('update', { ...one, name: 'Sort all post' });
    await ask('activate', one);
    expect(await ask('get', one)).toMatchObject({ name: 'Sort all post', isActive: true });
    const input = [{ name: 'parcel', type: 'text', required: true }];
    await ask('set-interface', { ...one, interface: { input, output: [] } });
    expect(await ask('interface', one)).toMatchObject({ input });
    expect(await ask('run', { ...one, data: { parcel: 'A-1' }, responsive: true })).toMatchObject({ status: 1 });
    await ask('deactivate', one);
    expect(called(await ask('list', team), 'Sort all post')).toMatchObject({ isActive: false });
    expect(names(await ask('list', { 'team-id': zone.otherTeamId }))).not.toContain('Sort all post');
    await ask('delete', one);
    expect(await complaint('get', one)).toContain('Error [404]');
  },

  async executions({ zone, ask, row, family }) {
    const team = { 'team-id': zone.teamId };
    const { id } = called(await family('scenarios').ask('list', team), 'Report stored records');
    const { executionId } = await family('scenarios').row('run', { 'scenario-id': id, responsive: true });
    const run = { 'scenario-id': id, 'execution-id': executionId };
    expect(await ask('list', { 'scenario-id': id })).toContainEqual(expect.objectContaining({ id: executionId }));
    expect(await ask('get', run)).toMatchObject({ id: executionId, status: 1 });
    expect(await row('get-detail', run)).toMatchObject({ status: 'SUCCESS' });
    const charge = called(await family('scenarios').ask('list', team), 'Charge invoice')['id'];
    const [incomplete] = listOf(await family('incomplete-executions').ask('list', { 'scenario-id': charge }));
    const ofIncomplete = { 'incomplete-execution-id': rowOf(incomplete)['id'] };
    expect(await ask('list-for-incomp-exec', ofIncomplete)).toEqual([]);
    // What was not repaired yet has no runs.
    const nothing = ask('get-for-incomp-exec', { ...ofIncomplete, 'execution-id': executionId });
    await expect(nothing).rejects.toMatchObject({ stderr: expect.stringContaining('Error [404]') });
  },

  async 'incomplete-executions'({ zone, ask, family }) {
    const { id } = called(await family('scenarios').ask('list', { 'team-id': zone.teamId }), 'Charge invoice');
    const [first] = listOf(await ask('list', { 'scenario-id': id }));
    const read = await ask('get', { 'incomplete-execution-id': rowOf(first)['id'] });
    expect(read).toMatchObject({ id: rowOf(first)['id'], resolved: false });
  },

  async 'scenario-custom-properties'({ zone, ask, family }) {
    const { id } = called(await family('scenarios').ask('list', { 'team-id': zone.teamId }), 'Total an order');
    const one = { 'scenario-id': id };
    await ask('create', { ...one, 'custom-properties': { costCentre: 'Sales', critical: true } });
    expect(await ask('get', one)).toMatchObject({ costCentre: 'Sales' });
    await ask('update', { ...one, 'custom-properties': { costCentre: 'Warehouse' } });
    expect(await ask('get', one)).toMatchObject({ costCentre: 'Warehouse', critical: true });
    await ask('replace', { ...one, 'custom-properties': { costCentre: 'Sales' } });
    expect(await ask('get', one)).not.toMatchObject({ critical: true });
    await ask('delete', one);
    expect(await ask('get', one)).toEqual({});
  },
};

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
