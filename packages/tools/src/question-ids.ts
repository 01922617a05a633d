import { randomBytes } from 'node:crypto';
import type { JSONRPCMessage } from '@modelcontextprotocol/sdk/types.js';

/**
 * Ids for what a session asks its client. The SDK counts them from 0 in each process, and so would the process that goes on
 * with a session after another: an answer to an old question would answer a new one.
 */
export interface QuestionIds {
  /** The message as the client gets it. */
  outgoing(message: JSONRPCMessage): JSONRPCMessage;
  /** The message as the SDK expects it; `undefined` for an answer to what was not asked here. */
  incoming(message: JSONRPCMessage): JSONRPCMessage | undefined;
}

/** Ids that begin with what no other session, and no other process, has. */
export function questionIds(): QuestionIds {
  const prefix = `${randomBytes(12).toString('base64url')}:`;
  return {
    outgoing(message) {
      if (!('method' in message)) return message;
      if ('id' in message) return { ...message, id: prefix + message.id };
      if (message.method !== 'notifications/cancelled') return message;
      // It takes back a question, so it has to name the one that the client knows.
      return {
        ...message,
        params: { ...message.params, requestId: `${prefix}${String(message.params?.['requestId'])}` },
      };
    },
    incoming(message) {
      const answers = 'result' in message || 'error' in message;
      if (!answers) return message;
      if (typeof message.id !== 'string' || !message.id.startsWith(prefix)) return undefined;
      return { ...message, id: Number(message.id.slice(prefix.length)) };
    },
  };
}
