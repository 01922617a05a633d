import type { IncomingMessage, ServerResponse } from 'node:http';
import { serveInteraction } from './interactions.js';
import { oauthPaths } from './paths.js';
import { createProvider } from './provider.js';
import type { ProviderOptions } from './provider.js';
import { serveRename } from './rename.js';

/** Answers one request. Rejects for what nobody foresaw. */
export type OAuthListener = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export async function createOAuthListener(options: ProviderOptions): Promise<OAuthListener> {
  const { state } = options;
  const provider = await createProvider(options);
  const answer = provider.callback();
  return async (request, response) => {
    const [path = ''] = (request.url ?? '').split('?');
    if (path.startsWith(oauthPaths.pages)) return serveInteraction(provider, state, request, response);
    if (path === oauthPaths.rename) return serveRename(state, request, response);
    return answer(request, response);
  };
}
