import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { ListenAddress } from '../gateway-config.js';

/** Where the metrics are read. */
export interface MetricsListener {
  /** As `http://127.0.0.1:9464`, without the path. */
  readonly address: string;
  close(): Promise<void>;
}

/** Serves `/metrics` and nothing else, to whoever reaches the address. Rejects when it cannot listen there. */
export async function listenForMetrics(
  { host, port }: ListenAddress,
  expose: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<MetricsListener> {
  const server = createServer((request, response) => {
    if (request.url?.split('?', 1).join('') !== '/metrics') return refuse(response, 404);
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405);
    return expose(request, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    address: addressOf(server),
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

function refuse(response: ServerResponse, status: 404 | 405): void {
  response.writeHead(status, status === 405 ? { allow: 'GET, HEAD' } : {}).end();
}

function addressOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The metrics have no address.');
  const host = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return `http://${host}:${address.port}`;
}
