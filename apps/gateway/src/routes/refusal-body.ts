import type { RequestId } from '@modelcontextprotocol/sdk/types.js';
import type { Refusal } from '../refusal.js';

/** The id under which the operator finds a request. Undefined for what never became one. */
type CorrelationId = string | undefined;

/** What JSON-RPC says of an error. */
export const errorOf = ({ rpcCode, message, code }: Refusal, correlationId: CorrelationId) => ({
  code: rpcCode,
  message,
  data: { code, correlationId },
});

/** A refusal in the shape that JSON-RPC gives errors, for everything below `/mcp` and for what is no HTTP. */
export const messageBody = (refusal: Refusal, correlationId: CorrelationId, id: RequestId | null = null): object => ({
  jsonrpc: '2.0',
  id,
  error: errorOf(refusal, correlationId),
});

/** The same for people and probes. */
export const plainBody = ({ code, message }: Refusal, correlationId: CorrelationId): object => ({
  code,
  message,
  correlationId,
});
