import { z } from 'zod';
import { badRequest } from './http/refusal.js';
import type { TokenSketch } from './sandbox.js';
import type { TokenRow } from './state/people-rows.js';
import type { State } from './state/state.js';
import { addToken } from './state/tokens.js';

const Sketch = z.strictObject({
  scopes: z.array(z.string()),
  teams: z.array(z.int()).optional(),
  user: z.int().optional(),
});

/** A sketch that came over HTTP. Throws the 400 that says what is wrong with it. */
export function tokenSketchIn(body: unknown): TokenSketch {
  const { data, error } = Sketch.safeParse(body);
  if (error) throw badRequest(z.prettifyError(error));
  const { scopes, teams, user } = data;
  return { scopes, ...(teams && { teams }), ...(user !== undefined && { user }) };
}

/** Throws a `RangeError` for a user or a team that is not there. */
export function issueToken(state: State, owner: number, { scopes, teams, user = owner }: TokenSketch): TokenRow {
  if (!state.users.has(user)) throw new RangeError(`There is no user ${user}.`);
  const missing = teams?.find((teamId) => !state.teams.has(teamId));
  if (missing !== undefined) throw new RangeError(`There is no team ${missing}.`);
  return addToken(state, { label: 'Made in process', userId: user, scopes, ...(teams && { teams }) });
}
