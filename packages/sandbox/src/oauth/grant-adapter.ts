import type { Adapter } from 'oidc-provider';
import { machineTimes, sandboxTimes } from './clocks.js';
import type { OAuthState } from './records.js';

/** The grants, kept in the zone's state. Their tokens go with them. */
export function grantAdapter(state: OAuthState): Adapter {
  return {
    async upsert(id, payload, expiresIn = 0) {
      const { label, createdMs = state.now() } = state.oauthGrants.get(id) ?? {};
      state.oauthGrants.add({
        id,
        userId: Number(payload.accountId),
        clientId: payload.clientId ?? '',
        createdMs,
        expiresMs: state.now() + expiresIn * 1_000,
        payload: sandboxTimes(state, payload),
        ...(label !== undefined && { label }),
      });
    },
    async find(id) {
      const row = state.oauthGrants.get(id);
      return row && machineTimes(state, row.payload);
    },
    async destroy(id) {
      state.oauthGrants.delete(id);
    },
    // Of these the library asks other kinds only.
    async consume() {},
    async revokeByGrantId() {},
    async findByUid() {},
    async findByUserCode() {},
  };
}
