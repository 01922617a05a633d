import type { TokenRow } from './people-rows.js';
import type { State } from './state.js';

/** Issues an API token. Without `teams` it reaches all that its person does, those to come included. */
export const addToken = (state: State, sketch: Omit<TokenRow, 'secret' | 'created'>): TokenRow =>
  state.tokens.add({ secret: state.nextUuid(), created: freeInstant(state, sketch.userId), ...sketch });

/** Now, or as soon after as no other token of the person was made: tokens are known by it. */
function freeInstant(state: State, userId: number): string {
  const taken = new Set(Array.from(state.tokens.of('userId', userId), ({ created }) => created));
  let ms = state.timestamp();
  while (taken.has(new Date(ms).toISOString())) ms += 1;
  return new Date(ms).toISOString();
}
