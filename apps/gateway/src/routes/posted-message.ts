import {
  InitializeRequestSchema,
  type InitializeRequest,
  type JSONRPCNotification,
  type JSONRPCRequest,
  type JSONRPCResponse,
} from '@modelcontextprotocol/sdk/types.js';
import { Refusal } from '../refusal.js';

/** What may be posted, told apart by what it has; the transport checks the rest. */
export type PostedMessage = JSONRPCRequest | JSONRPCNotification | JSONRPCResponse;

/** Larger ones are no description of a client, and would be kept for as long as the session. */
const largestInitialize = 32_768;

/** Throws unless the body is one JSON-RPC message. */
export function postedMessage(body: unknown): PostedMessage {
  if (body === undefined) throw new Refusal('content_type_unsupported');
  if (Array.isArray(body)) throw new Refusal('batch_unsupported');
  if (!isMessage(body)) throw new Refusal('message_malformed');
  return body;
}

function isMessage(body: unknown): body is PostedMessage {
  if (typeof body !== 'object' || body === null || !('jsonrpc' in body) || body.jsonrpc !== '2.0') return false;
  const hasId = 'id' in body && (typeof body.id === 'string' || Number.isSafeInteger(body.id));
  if ('method' in body) return typeof body.method === 'string' && (hasId || !('id' in body));
  return hasId && ('result' in body || 'error' in body);
}

export const isRequest = (message: PostedMessage): message is JSONRPCRequest => 'method' in message && 'id' in message;

/** The params of an `initialize`. Throws when the SDK would not know it for one. */
export function initializeParams(message: JSONRPCRequest): InitializeRequest['params'] {
  const parsed = InitializeRequestSchema.safeParse(message);
  const tooLarge = JSON.stringify(message.params ?? {}).length > largestInitialize;
  if (!parsed.success || tooLarge) throw new Refusal('initialize_malformed');
  return parsed.data.params;
}
