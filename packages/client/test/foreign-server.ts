import { createServer } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import type { Credential, MakeClient, MakeClientOptions } from '../src/index.js';
import { apiToken, createMakeClient } from '../src/index.js';

export interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export type Answer = (response: ServerResponse, received: Received, request: IncomingMessage) => void;

export interface ForeignServer {
  readonly url: string;
  readonly received: readonly Received[];
  readonly close: () => Promise<void>;
}

/** A server on this machine that plays the other side, answer by answer as the test says. */
export async function foreignServer(answer: Answer): Promise<ForeignServer> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const seen = { method, url, headers, body: Buffer.concat(chunks).toString() };
      received.push(seen);
      answer(response, seen, request);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = z.object({ port: z.number() }).parse(server.address());
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export const json =
  (status: number, body: unknown, headers: Record<string, string> = {}): Answer =>
  (response) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));

export const text =
  (status: number, body: string, headers: Record<string, string> = {}): Answer =>
  (response) =>
    response.writeHead(status, { 'content-type': 'text/plain', ...headers }).end(body);

export const page =
  (status: number): Answer =>
  (response) =>
    response.writeHead(status, { 'content-type': 'text/html' }).end('<!doctype html><h1>Proxy of Example Ltd</h1>');

export const token = '3f2b8c1e-5a4d-4e6f-9b7a-0c1d2e3f4a5b';

/** Runs the test with a server that answers so, and closes it whatever happens. */
export async function withServer<Result>(
  answer: Answer,
  run: (server: ForeignServer) => Promise<Result>,
): Promise<Result> {
  const server = await foreignServer(answer);
  try {
    return await run(server);
  } finally {
    await server.close();
  }
}

interface Against extends Partial<Omit<MakeClientOptions, 'zone' | 'credential'>> {
  readonly credential?: Credential;
}

/** Runs the test with a client of a server that answers so, and closes the server whatever happens. */
export async function against(
  answer: Answer,
  run: (make: MakeClient, server: ForeignServer) => Promise<void>,
  options: Against = {},
): Promise<void> {
  await withServer(answer, (server) =>
    run(
      createMakeClient({ zone: { url: server.url }, credential: apiToken(token), resilience: false, ...options }),
      server,
    ),
  );
}

/** What a promise was rejected with. */
export async function errorOf(work: Promise<unknown>): Promise<unknown> {
  try {
    await work;
  } catch (error) {
    return error;
  }
  throw new Error('The call succeeded.');
}
