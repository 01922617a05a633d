import { errors } from 'oidc-provider';
import type { Adapter } from 'oidc-provider';
import { machineTimes, sandboxTimes } from './clocks.js';
import type { RefreshBehaviour } from './oauth-settings.js';
import { forgetExpired, liveRecord } from './records.js';
import type { OAuthState } from './records.js';

/** The codes, tokens and logins of one kind, kept in the zone's state. */
export function recordAdapter(state: OAuthState, model: string, refresh: RefreshBehaviour): Adapter {
  return {
    async upsert(id, payload, expiresIn = 0) {
      const { grantId = null } = payload;
      // What comes of a grant that has ended meanwhile is worth nothing.
      if (grantId !== null && !state.oauthGrants.has(grantId)) return;
      forgetExpired(state);
      state.oauthRecords.add({
        key: `${model}:${id}`,
        model,
        grantId,
        expiresMs: state.now() + expiresIn * 1_000,
        payload: sandboxTimes(state, payload),
      });
    },
    async find(id) {
      const row = liveRecord(state, model, id);
      return row && machineTimes(state, row.payload);
    },
    async findByUid(uid) {
      const row = state.oauthRecords.find((candidate) => candidate.model === model && candidate.payload.uid === uid);
      return row && row.expiresMs > state.now() ? machineTimes(state, row.payload) : undefined;
    },
    // No await between the look and the mark: of several callers with the same code or token, one goes on.
    async consume(id) {
      const row = liveRecord(state, model, id);
      if (row?.payload.consumed !== undefined && row.grantId !== null) state.oauthGrants.delete(row.grantId);
      if (!row || row.payload.consumed !== undefined) throw new errors.InvalidGrant('already used');
      if (model === 'RefreshToken' && refresh === 'rotating') state.oauthRecords.delete(row.key);
      else state.oauthRecords.change(row, { payload: { ...row.payload, consumed: Math.floor(state.now() / 1_000) } });
    },
    async destroy(id) {
      state.oauthRecords.delete(`${model}:${id}`);
    },
    async revokeByGrantId(grantId) {
      state.oauthGrants.delete(grantId);
    },
    // Only the device flow asks, which Make does not have.
    async findByUserCode() {},
  };
}
