import { called, names, rowOf } from './story.js';
import type { Stories } from './story.js';

const settings = { method: false, headers: true, stringify: false };

/** What belongs to a team and is used by its scenarios. */
export const belongingStories: Stories = {
  async hooks({ zone, ask, row, complaint }) {
    const team = { 'team-id': zone.teamId };
    const sketch = { ...team, name: 'Sign-ups', 'type-name': 'gateway-webhook', data: settings };
    const { id } = await row('create', sketch);
    expect(await ask('get', { 'hook-id': id })).toMatchObject({ name: 'Sign-ups', enabled: true, data: settings });
    await ask('update', { 'hook-id': id, data: { ...settings, ip: '127.0.0.1' } });
    expect(called(await ask('list', team), 'Sign-ups')).toMatchObject({ data: { ip: '127.0.0.1' } });
    expect(names(await ask('list', { 'team-id': zone.otherTeamId }))).not.toContain('Sign-ups');
    await ask('delete', { 'hook-id': id });
    expect(await complaint('get', { 'hook-id': id })).toContain('Error [404]');
  },

  async connections({ zone, ask, row, complaint }) {
    const team = { 'team-id': zone.teamId };
    const { id } = await row('create', {
      ...team,
      name: 'Ledger',
      'account-name': 'airtable3',
      data: { apiToken: 'x' },
    });
    // The program hands its `data` on as a whole body, so it has to hold another `data`.
    await ask('update', { 'connection-id': id, name: 'Main ledger', data: { data: { apiToken: 'y' } } });
    expect(await ask('get', { 'connection-id': id })).toMatchObject({ name: 'Main ledger', accountName: 'airtable3' });
    expect(names(await ask('list', { ...team, type: ['airtable3'] }))).toContain('Main ledger');
    expect(await ask('verify', { 'connection-id': id })).toBe('Connection is valid.');
    await ask('delete', { 'connection-id': id });
    expect(await complaint('get', { 'connection-id': id })).toContain('Error [404]');
  },

  async keys({ zone, ask, row, complaint }) {
    const team = { 'team-id': zone.teamId };
    const { id } = await row('create', {
      ...team,
      name: 'Till',
      'type-name': 'apikeyauth',
      parameters: { key: 'a-b-c' },
    });
    await ask('update', { 'key-id': id, name: 'Old till' });
    const read = await ask('get', { 'key-id': id });
    expect(read).toMatchObject({ name: 'Old till', typeName: 'apikeyauth' });
    expect(JSON.stringify(read)).not.toContain('a-b-c');
    expect(names(await ask('list', team))).toContain('Old till');
    await ask('delete', { 'key-id': id });
    expect(await complaint('get', { 'key-id': id })).toContain('Error [404]');
  },

  async folders({ zone, ask, row }) {
    const team = { 'team-id': zone.teamId };
    const { id } = await row('create', { ...team, name: 'Drafts' });
    await ask('update', { 'folder-id': id, name: 'Old drafts' });
    expect(names(await ask('list', team))).toContain('Old drafts');
    await ask('delete', { 'folder-id': id });
    expect(names(await ask('list', team))).not.toContain('Old drafts');
  },

  async functions({ zone, ask, row, complaint }) {
    const team = { 'team-id': zone.teamId };
    const code = 'function half(number) { return number / 2; }';
    const { id } = await row('create', { ...team, name: 'half', code, description: 'Halves.' });
    await ask('update', { 'function-id': id, code: 'function half(n) { return n / 2; }' });
    expect(await ask('get', { 'function-id': id })).toMatchObject({
      name: 'half',
      code: expect.stringContaining('(n)'),
    });
    expect(names(await ask('list', team))).toContain('half');
    expect(await ask('check', { ...team, code: 'function (' })).toContain('not valid');
    await ask('delete', { 'function-id': id });
    expect(await complaint('get', { 'function-id': id })).toContain('Error [404]');
  },

  async devices({ zone, ask }) {
    expect(names(await ask('list', { 'team-id': zone.teamId }))).toContain('Delivery van');
  },

  async 'credential-requests'(cli) {
    const { zone, ask, row, complaint } = cli;
    const team = { 'team-id': zone.teamId };
    const { request } = await row('create', {
      ...team,
      name: 'Chat',
      credentials: [{ appName: 'slack', appModules: ['*'] }],
    });
    const { id } = rowOf(request);
    expect(names(await ask('list', team))).toContain('Chat');
    const { credentials } = await row('get', { 'request-id': id });
    const [first] = Array.isArray(credentials) ? credentials : [];
    const credential = { 'credential-id': rowOf(first)['id'] };
    await ask('credential-decline', { ...credential, reason: 'Not now.' });
    expect(await ask('get', { 'request-id': id })).toMatchObject({ credentials: [{ state: 'declined' }] });
    await ask('delete', { 'request-id': id });
    expect(await complaint('get', { 'request-id': id })).toContain('Error [404]');
    const made = await row('create-by-credentials', { ...team, name: 'Till', connections: [{ type: 'google' }] });
    const [asked] = Array.isArray(made['credentials']) ? made['credentials'] : [];
    expect(await ask('credential-delete', { 'credential-id': rowOf(asked)['id'] })).toMatchObject({ state: 'pending' });
    const { id: connection } = called(await cli.family('connections').ask('list', team), 'Shared mailbox');
    const wider = await row('extend-connection', {
      'connection-id': connection,
      scopes: ['https://mail.example/send'],
    });
    expect(wider).toHaveProperty('publicUri');
    const needs = await ask('list-app-modules-with-creds', { 'app-name': 'slack', 'app-version': 'latest' });
    expect(JSON.stringify(needs)).toContain('slack:');
  },
};
