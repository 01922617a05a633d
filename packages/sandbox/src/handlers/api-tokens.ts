import type { users } from '@makegate/client/endpoints/users';
import { coversToken } from '../access.js';
import type { Caller, Handler } from '../call.js';
import { forbidden, invalidParameter, notFound } from '../http/refusal.js';
import { allScopes } from '../seed/scopes.js';
import type { TokenRow } from '../state/people-rows.js';
import { addToken } from '../state/tokens.js';

export const apiTokens: Handler<typeof users.apiTokens> = (call) => ({
  apiTokens: ownTokens(call).map((row) => ({ ...tokenColumns(row), token: `${row.secret.slice(0, 4)}****` })),
});

/** Reaches the teams that the token it is made with reaches, and opens no more than that. What it opens with is shown this once. */
export const createApiToken: Handler<typeof users.createApiToken> = (call) => {
  const { label, scope } = call.args;
  requireGrantable(call, scope);
  const { userId, teams } = call.token;
  const row = addToken(call.state, { label, scopes: scope, userId, ...(teams && { teams }) });
  return { apiToken: { ...tokenColumns(row), token: row.secret } };
};

/** A token may end itself. */
export const deleteApiToken: Handler<typeof users.deleteApiToken> = (call) => {
  const { timestamp } = call.args;
  const row = ownTokens(call).find(({ created }) => created === timestamp);
  if (!row) throw notFound('API token', timestamp);
  call.state.tokens.delete(row.secret);
  return { ok: true };
};

const ownTokens = (call: Caller): TokenRow[] =>
  call.state.tokens.of('userId', call.token.userId).filter((row) => coversToken(call, row));

const tokenColumns = ({ label, scopes, created }: TokenRow) => ({ label, scope: [...scopes], created });

/** Scopes that Make keeps for those who run an installation. */
const forAdministrators = /^(?:admin|apps|system):/;

function requireGrantable({ token }: Caller, scopes: readonly string[]): void {
  const admin = scopes.filter((scope) => forAdministrators.test(scope));
  if (admin.length > 0) throw forbidden(`Permission denied. Only administrators get: ${admin.join(', ')}.`);
  const unknown = scopes.filter((scope) => !allScopes.includes(scope));
  if (unknown.length > 0) throw invalidParameter('scope', `There is no scope ${unknown.join(', ')}.`);
  const missing = scopes.filter((scope) => !token.scopes.includes(scope));
  if (missing.length > 0) throw forbidden(`Permission denied. This token cannot give: ${missing.join(', ')}.`);
}
