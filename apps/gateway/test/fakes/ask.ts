import { request, type Agent, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';

/** A request as a test writes it. */
export interface Asked {
  readonly method?: string;
  readonly key?: string;
  readonly session?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON, unless it is text already. */
  readonly body?: unknown;
  readonly agent?: Agent;
}

export interface Answered {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** One HTTP request with Node's own client, which sends what it is told to. */
export function ask(
  url: string,
  { method = 'POST', key, session, headers = {}, body, agent }: Asked,
): Promise<Answered> {
  const sent = typeof body === 'string' || body === undefined ? body : JSON.stringify(body);
  const all = {
    ...(sent !== undefined && {
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(sent)),
    }),
    accept: 'application/json, text/event-stream',
    ...(key !== undefined && { authorization: `Bearer ${key}` }),
    ...(session !== undefined && { 'mcp-session-id': session }),
    ...headers,
  };
  return new Promise((resolve, reject) => {
    const asking = request(url, { method, headers: all, agent: agent ?? false }, (response) => {
      text(response).then(
        (answer) => resolve({ status: response.statusCode ?? 0, headers: response.headers, text: answer }),
        reject,
      );
    });
    asking.once('error', reject);
    asking.end(sent);
  });
}

/** Writes these bytes on a new connection, perhaps others when an answer begins, and reads until the server closes it. */
export async function converse(url: string, bytes: string, afterAnswer?: string): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.write(bytes);
  if (afterAnswer !== undefined) socket.once('data', () => socket.write(afterAnswer));
  return text(socket);
}

/** The code, the sentence and the id of a refusal on `/mcp`. */
export function refusalIn(answered: string) {
  const { error, id, jsonrpc } = JSON.parse(answered);
  return { jsonrpc, id, rpcCode: error.code, code: error.data.code, message: error.message };
}

export const initialize = (capabilities: object = {}, protocolVersion = '2025-11-25') => ({
  jsonrpc: '2.0',
  id: 0,
  method: 'initialize',
  params: { protocolVersion, capabilities, clientInfo: { name: 'raw', version: '1.0.0' } },
});

export const call = (id: number | string, name: string, args: object) => ({
  jsonrpc: '2.0',
  id,
  method: 'tools/call',
  params: { name, arguments: args },
});

export const listing = { jsonrpc: '2.0', id: 1, method: 'tools/list' };

/** Opens a session by hand and answers with its id. */
export async function openRaw(url: string, key: string, more: Omit<Asked, 'key' | 'body'> = {}): Promise<string> {
  const { headers, text: answer } = await ask(url, { key, body: initialize(), ...more });
  const session = headers['mcp-session-id'];
  if (typeof session !== 'string') throw new Error(`No session was opened: ${answer}`);
  await ask(url, { key, session, body: { jsonrpc: '2.0', method: 'notifications/initialized' }, ...more });
  return session;
}

/** The JSON-RPC messages of an answer in events. */
export const eventsIn = (stream: string): { id: string | undefined; data: Record<string, unknown> }[] =>
  stream
    .split('\n\n')
    .filter((event) => /^data: ./m.test(event))
    .map((event) => ({
      id: /^id: (.*)$/m.exec(event)?.[1],
      data: JSON.parse(/^data: (.*)$/m.exec(event)?.[1] ?? 'null'),
    }));
