import type { RequestId } from '@modelcontextprotocol/sdk/types.js';
import type { Refusal } from './refusal.js';

/** The id under which the operator finds a request. Undefined for what never became one. */
type CorrelationId = string | undefined;

/** A refusal in the shape that JSON-RPC gives errors, for everything below `/mcp` and for what is no HTTP. */
export const messageBody = (refusal: Refusal, correlationId: CorrelationId, id: RequestId | null = null): object => ({
  jsonrpc: '2.0',
  id,
  error: { code: refusal.rpcCode, message: refusal.message, data: { code: refusal.code, correlationId } },
});

/** The same for people and probes. */
export const plainBody = ({ code, message }: Refusal, correlationId: CorrelationId): object => ({
  code,
  message,
  correlationId,
});
