import type { Server, Socket } from 'node:net';

/**
 * Remembers a server's connections and returns the function that drops them all, the later ones included. Node's own
 * `closeAllConnections` does not see a connection whose TLS handshake is still going on, and would wait for it.
 */
export function trackSockets(server: Server): () => void {
  const open = new Set<Socket>();
  let closing = false;
  server.on('connection', (socket: Socket) => {
    if (closing) socket.destroy();
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  return () => {
    closing = true;
    for (const socket of open) socket.destroy();
  };
}
