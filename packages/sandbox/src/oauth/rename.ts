import type { IncomingMessage, ServerResponse } from 'node:http';
import { formOf } from './form-body.js';
import { liveAccessToken } from './records.js';
import type { OAuthState } from './records.js';

/**
 * Gives the grant of an access token another name. Make publishes the address of this and nothing else: the token as a
 * Bearer and a form field `name` are a guess.
 */
export async function serveRename(
  state: OAuthState,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const [, secret = ''] = /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
  const grant = liveAccessToken(state, secret)?.grant;
  if (request.method !== 'POST') return send(response, 405, { error: 'invalid_request' });
  if (!grant) return send(response, 401, { error: 'invalid_token' });
  const label = (await formOf(request)).get('name')?.trim();
  if (!label) return send(response, 400, { error: 'invalid_request', error_description: 'name is missing' });
  state.oauthGrants.change(grant, { label });
  return send(response, 200, { ok: true });
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
