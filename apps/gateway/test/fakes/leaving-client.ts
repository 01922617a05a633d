import { once } from 'node:events';
import { connect } from 'node:net';

/** A request whose client goes away before the answer. */
export interface LeavingClient {
  /** Goes away; resolves when the server has noticed and closed the connection as well. */
  leave(): Promise<void>;
}

/** Posts a message and does not wait for the answer. */
export async function postAndLeave(url: string, key: string, session: string, message: object): Promise<LeavingClient> {
  const { hostname, port, host, pathname } = new URL(url);
  const body = JSON.stringify(message);
  const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
  await once(socket, 'connect');
  const head = [
    `POST ${pathname} HTTP/1.1`,
    `Host: ${host}`,
    `Authorization: Bearer ${key}`,
    'Accept: application/json, text/event-stream',
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    `Mcp-Session-Id: ${session}`,
  ];
  socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
  socket.resume();
  return {
    async leave() {
      const closed = once(socket, 'close');
      socket.end();
      await closed;
    },
  };
}
