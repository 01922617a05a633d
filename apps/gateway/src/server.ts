import type { GatewayServer, GatewayServerOptions } from './server-options.js';

/** Serves the registry over HTTP. Resolves when it listens; rejects when it cannot. */
export async function createGatewayServer(options: GatewayServerOptions): Promise<GatewayServer> {
  throw new Error(`${options.listen.host} is not served yet.`);
}
