import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import type { JSONRPCMessage } from '@modelcontextprotocol/sdk/types.js';

/** JSON-RPC 2.0, section 5.1. */
const parseError = -32700;
const invalidRequest = -32600;

/**
 * Answers lines that are not JSON-RPC. The SDK's transport only reports them, which leaves the sender waiting; the
 * standard wants an error with the id null. Everything else passes through.
 */
export function answerMalformed(inner: Transport): Transport {
  const report = (error: Error): void => outer.onerror?.(error);
  const answer = async (message: JSONRPCMessage): Promise<void> => inner.send(message).catch(report);
  const outer: Transport = {
    start() {
      inner.onmessage = (message, extra) => outer.onmessage?.(message, extra);
      inner.onclose = () => outer.onclose?.();
      inner.onerror = (error) => {
        const message = answerTo(error);
        if (message) void answer(message);
        report(error);
      };
      return inner.start();
    },
    send: (message, options) => inner.send(message, options),
    close: () => inner.close(),
  };
  return outer;
}

function answerTo(error: Error): JSONRPCMessage | undefined {
  if (error instanceof SyntaxError) {
    return refusal(parseError, 'This line is not JSON. Send one JSON-RPC message per line.');
  }
  if (error.name === 'ZodError') {
    return refusal(
      invalidRequest,
      'This is JSON, but no JSON-RPC 2.0 message: it needs jsonrpc "2.0", and a method or a result.',
    );
  }
  return undefined;
}

/** The standard's null id has no place in the SDK's type, which leaves the id out instead. */
const refusal = (code: number, message: string): JSONRPCMessage => ({
  jsonrpc: '2.0',
  error: { code, message, data: { code: 'message_malformed' } },
  ...Object.fromEntries([['id', null]]),
});
