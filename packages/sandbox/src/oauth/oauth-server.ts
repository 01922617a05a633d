import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { Certificate } from '../http/certificate.js';
import { trackSockets } from '../http/open-sockets.js';
import { requireOwnHost } from '../http/own-host.js';
import { Refusal } from '../http/refusal.js';
import { reasonOf } from '../reason.js';
import type { OAuthListener } from './oauth-listener.js';
import type { OAuthSettings } from './oauth-settings.js';
import type { OAuthState } from './records.js';

export interface OAuthServerOptions {
  readonly state: OAuthState;
  readonly settings: OAuthSettings;
  readonly certificate: Certificate | undefined;
  /** TCP port on 127.0.0.1; 0 takes any free one. */
  readonly port: number;
}

/** The listener of Make's issuer, which is not the host of a zone. */
export interface OAuthServer {
  /** Without a path: `http://127.0.0.1:PORT`. */
  readonly url: string;
  /** Ends every connection. */
  close(): Promise<void>;
}

const host = '127.0.0.1';

/** Starts it. Rejects when the port is taken. */
export async function startOAuthServer({
  state,
  settings,
  certificate,
  port,
}: OAuthServerOptions): Promise<OAuthServer> {
  let listener: Promise<OAuthListener> | undefined;
  // Loading the library and making a key take a while, and most sandboxes are never asked to log anybody in.
  const load = async () => (await import('./oauth-listener.js')).createOAuthListener({ state, settings, issuer: url });
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    try {
      requireOwnHost(request.headers.host);
      listener ??= load();
      const serve = await listener;
      await serve(request, response);
    } catch (error) {
      refuse(response, error);
    }
  };
  const handler = (request: IncomingMessage, response: ServerResponse) => void answer(request, response);
  const server = certificate ? createTlsServer(certificate, handler) : createServer(handler);
  const dropConnections = trackSockets(server);
  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address();
  const taken = typeof address === 'object' && address !== null ? address.port : port;
  const url = `${certificate ? 'https' : 'http'}://${host}:${taken}`;
  return {
    url,
    async close() {
      if (!server.listening) return;
      server.close();
      dropConnections();
      await once(server, 'close');
    },
  };
}

function refuse(response: ServerResponse, error: unknown): void {
  if (response.headersSent) return void response.destroy();
  const [status, body] =
    error instanceof Refusal
      ? [error.status, error.body]
      : [500, { error: 'server_error', error_description: reasonOf(error) }];
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
