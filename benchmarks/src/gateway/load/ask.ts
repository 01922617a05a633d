import { Agent, request } from 'node:http';
import type { Served } from '../served.js';

/** Keeps its connections, as clients do that call often. */
const agent = new Agent({ keepAlive: true });

export interface Answered {
  readonly session: string | undefined;
  readonly text: string;
}

/** Posts one message and reads the whole answer. Rejects unless it is a success. */
export function ask({ url, headers }: Served, session: string | undefined, message: object): Promise<Answered> {
  const body = JSON.stringify({ jsonrpc: '2.0', ...message });
  const sent = {
    ...headers,
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    accept: 'application/json, text/event-stream',
    'mcp-protocol-version': '2025-11-25',
    ...(session !== undefined && { 'mcp-session-id': session }),
  };
  return new Promise((resolve, reject) => {
    const asking = request(url, { method: 'POST', agent, headers: sent }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => (text += part));
      response.once('error', reject);
      response.once('end', () => {
        const { statusCode = 0 } = response;
        if (statusCode >= 300) return reject(new Error(`${url} answered ${statusCode}: ${text.slice(0, 200)}`));
        const opened = response.headers['mcp-session-id'];
        resolve({ session: typeof opened === 'string' ? opened : undefined, text });
      });
    });
    asking.once('error', reject);
    asking.end(body);
  });
}
