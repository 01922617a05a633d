import { seedZone } from '../seed/seed.js';
import type { State } from '../state/state.js';
import { bearerToken } from './bearer.js';

let now: number;
let state: State;
let userId: number;
beforeEach(() => {
  now = Date.parse('2026-03-01T12:00:00Z');
  const seeded = seedZone({ seed: 1, now: () => now, apiLimit: 60, onDemandScenarios: undefined });
  ({ state } = seeded);
  userId = seeded.people.member;
  const expiresMs = now + 300_000;
  state.oauthGrants.add({ id: 'g1', userId, clientId: 'c1', createdMs: now, expiresMs: now + 1e9, payload: {} });
  const payload = { scope: 'openid hooks:read' };
  state.oauthRecords.add({ key: 'AccessToken:a1', model: 'AccessToken', grantId: 'g1', expiresMs, payload });
  state.oauthRecords.add({ key: 'RefreshToken:r1', model: 'RefreshToken', grantId: 'g1', expiresMs, payload });
});

test('an access token is of the person who let the client in, with the scopes that were granted', () => {
  expect(bearerToken(state, 'a1')).toMatchObject({ userId, scopes: ['openid', 'hooks:read'], authUsed: 'oauth' });
  expect(bearerToken(state, 'r1')).toBeUndefined();
});

test('it is gone once its time is over, and not kept', () => {
  now += 300_000;
  expect(bearerToken(state, 'a1')).toBeUndefined();
  expect(state.oauthRecords.has('AccessToken:a1')).toBe(false);
});

test('it goes with its grant, and grants go with their person', () => {
  state.users.delete(userId);
  expect(bearerToken(state, 'a1')).toBeUndefined();
  expect([state.oauthGrants.size, state.oauthRecords.size]).toEqual([0, 0]);
});
