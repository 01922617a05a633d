import { createRandom } from '../seed/random.js';
import { OAuthClientSketchSchema } from './client-sketch.js';
import type { OAuthClient, OAuthClientSketch } from './client-sketch.js';
import type { OAuthState } from './records.js';

const loopbackUris = ['http://127.0.0.1/callback', 'http://localhost/callback', 'http://[::1]/callback'];

/** The clients that every zone begins with. */
export interface SeededClients {
  readonly oauthClient: Required<OAuthClient>;
  readonly publicOAuthClient: OAuthClient;
}

/**
 * Adds a confidential and a public client, which live on loopback at any port, and the others that are wished for. The same seed gives the same secret, whatever
 * else the zone is seeded with.
 */
export function seedClients(state: OAuthState, seed: number, others: readonly OAuthClientSketch[]): SeededClients {
  const { oauthClients } = state;
  const oauthClient = { clientId: 'sandbox-confidential', clientSecret: createRandom(seed ^ 0x0a_17).hex(64) };
  const publicOAuthClient = { clientId: 'sandbox-public' };
  oauthClients.add({ ...oauthClient, name: 'Confidential sample', redirectUris: loopbackUris });
  oauthClients.add({ ...publicOAuthClient, name: 'Public sample', redirectUris: loopbackUris });
  for (const sketch of others) addClient(state, sketch);
  return { oauthClient, publicOAuthClient };
}

/** Adds a client under an id of its own. Throws a `ZodError` for a sketch that will not do. */
export function addClient(state: OAuthState, sketch: unknown): OAuthClient {
  const { name, redirectUris, isPublic } = OAuthClientSketchSchema.parse(sketch);
  const clientId = state.nextHexId();
  const secret = isPublic ? {} : { clientSecret: state.nextHexId() + state.nextHexId() };
  state.oauthClients.add({ clientId, name, redirectUris, ...secret });
  return { clientId, ...secret };
}
