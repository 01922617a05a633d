import { Agent, request } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import type { Sandbox } from '../src/index.js';

export interface PlainAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** Whether the request went over a connection that had been used before. */
  readonly reused: boolean;
  readonly headMs: number;
  readonly bodyMs: number;
}

export interface PlainInit {
  readonly method?: string;
  readonly body?: string;
  readonly agent?: Agent;
}

/** Asks with nothing but Node, so that what the wire brings is what the test sees. */
export function askPlainly(zone: Sandbox, path: string, { method = 'GET', body = '', agent }: PlainInit = {}) {
  const headers = { authorization: `Token ${zone.apiToken}`, 'content-length': Buffer.byteLength(body) };
  const startMs = performance.now();
  return new Promise<PlainAnswer>((resolve, reject) => {
    const sent = request(`${zone.url}${path}`, { method, headers, agent: agent ?? new Agent() }, (answer) => {
      const headMs = performance.now() - startMs;
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.once('error', reject);
      answer.once('end', () => {
        const text = Buffer.concat(chunks).toString();
        const bodyMs = performance.now() - startMs - headMs;
        const { statusCode: status = 0, headers: received } = answer;
        resolve({ status, headers: received, text, reused: sent.reusedSocket, headMs, bodyMs });
      });
    });
    sent.once('error', reject);
    sent.end(body);
  });
}
