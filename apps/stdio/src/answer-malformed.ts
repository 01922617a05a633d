import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import type { JSONRPCMessage } from '@modelcontextprotocol/sdk/types.js';

/** JSON-RPC 2.0, section 5.1. */
const parseError = -32700;
const invalidRequest = -32600;

/**
 * Answers lines that are not JSON-RPC. The SDK's transport only reports them, which leaves the sender waiting. The operator gets the same sentence through `log` instead of the error, whose
 * text quotes the line. Everything else passes through.
 */
export function answerMalformed(inner: Transport, log: (text: string) => void): Transport {
  const report = (error: Error): void => outer.onerror?.(error);
  const refuse = async (problem: Problem): Promise<void> => {
    log(`Told the client: ${problem.sentence}`);
    await inner.send(refusal(problem)).catch(report);
  };
  const outer: Transport = {
    start() {
      inner.onmessage = (message, extra) => outer.onmessage?.(message, extra);
      inner.onclose = () => outer.onclose?.();
      inner.onerror = (error) => {
        const problem = problemOf(error);
        if (problem) void refuse(problem);
        else report(error);
      };
      return inner.start();
    },
    send: (message, options) => inner.send(message, options),
    close: () => inner.close(),
  };
  return outer;
}

interface Problem {
  readonly code: number;
  readonly sentence: string;
}

function problemOf(error: Error): Problem | undefined {
  if (error instanceof SyntaxError) {
    return { code: parseError, sentence: 'This line is not JSON. Send one JSON-RPC message per line.' };
  }
  if (error.name === 'ZodError') {
    return {
      code: invalidRequest,
      sentence:
        'This line is JSON, but not one JSON-RPC 2.0 message: it needs jsonrpc "2.0", a method or a result, and as id a ' +
        'text or a safe integer. Send batches one message per line.',
    };
  }
  // The SDK has neither a class nor a code for it, and closes the transport right after.
  if (error.message.startsWith('ReadBuffer exceeded')) {
    return {
      code: invalidRequest,
      sentence: 'This line is longer than 10 MiB, which is more than any message may be. The connection ends here.',
    };
  }
  return undefined;
}

/** JSON-RPC gives such an error the id null. MCP's own schema knows no such id: it leaves the id out. */
const refusal = ({ code, sentence }: Problem): JSONRPCMessage => ({
  jsonrpc: '2.0',
  error: { code, message: sentence, data: { code: 'message_malformed' } },
});
