import { STATUS_CODES, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { codeOf } from '../error-code.js';
import { messageBody } from './refusal-body.js';
import { socketRefusal } from './refusal-of.js';

/** Answers what never became a request: headers too large or too slow, a body too slow, no HTTP at all. */
export interface SocketRefuser {
  /** Remembers what is being answered on its connection: nothing may be written into the middle of that. */
  answering(response: ServerResponse): void;
  refuse(error: Error, socket: Socket): void;
}

export function socketRefuser(): SocketRefuser {
  const responses = new WeakMap<Socket, ServerResponse>();
  return {
    answering: (response) => void responses.set(response.req.socket, response),
    refuse(error, socket) {
      const response = responses.get(socket);
      const underWay = response?.headersSent === true && !(response.writableEnded && response.req.complete);
      if (underWay || !socket.writable || codeOf(error) === 'ECONNRESET') socket.destroy();
      else socket.end(refusalText(error));
    },
  };
}

function refusalText(error: Error): string {
  const refusal = socketRefusal(error);
  const body = JSON.stringify(messageBody(refusal, undefined));
  const head = [
    `HTTP/1.1 ${refusal.status} ${STATUS_CODES[refusal.status] ?? ''}`,
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ];
  return `${head.join('\r\n')}\r\n\r\n${body}`;
}
