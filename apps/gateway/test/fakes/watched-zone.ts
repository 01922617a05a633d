import { startSandbox } from '@makegate/sandbox';
import type { Sandbox, SandboxOptions } from '@makegate/sandbox';
import { createServer, request } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import { closeLater } from './served-gateway.js';

/** A request as it reached Make. */
export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** As far as it has come. */
  readonly body: () => Buffer;
}

export interface WatchedZone {
  readonly sandbox: Sandbox;
  /** Where to reach it, so that what is sent is written down. */
  readonly url: string;
  readonly seen: Seen[];
}

/** A sandbox zone behind a proxy that writes headers down, which the zone itself does not. */
export async function watchedZone(options: SandboxOptions = {}): Promise<WatchedZone> {
  // A limit that nobody reaches: calls that wait for Make's limit would make these tests last for minutes.
  const sandbox = await startSandbox({ runDurationMs: 50, license: { apiLimit: 1_000_000 }, ...options });
  closeLater(sandbox);
  const seen: Seen[] = [];
  const proxy = createServer((incoming, answer) => {
    const { method = 'GET', url = '/', headers } = incoming;
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    seen.push({ method, path: url, headers, body: () => Buffer.concat(chunks) });
    const onward = request(sandbox.url + url, { method, headers: { ...headers, host: sandbox.zone } }, (reply) => {
      answer.writeHead(reply.statusCode ?? 502, reply.headers);
      reply.pipe(answer);
    });
    onward.on('error', () => answer.destroy());
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  closeLater({
    close: () =>
      new Promise<void>((resolve) => {
        proxy.close(() => resolve());
        proxy.closeAllConnections();
      }),
  });
  const address = proxy.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { sandbox, url: `http://127.0.0.1:${port}`, seen };
}
