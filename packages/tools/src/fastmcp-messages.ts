import { InitializeRequestSchema, type JSONRPCRequest } from '@modelcontextprotocol/sdk/types.js';
import { z } from 'zod';
import type { Received } from './fastmcp-transport.js';
import type { CallHooks, Surface } from './surface.js';

/** A call as it reaches fastmcp's single tool. */
export const dispatched = z.object({
  name: z.string(),
  arguments: z.record(z.string(), z.unknown()),
  correlationId: z.string().optional(),
  keyId: z.string().optional(),
});
export type Dispatched = z.output<typeof dispatched>;

/** The name of fastmcp's single tool. Clients never see it. */
export const dispatcher = 'dispatch';

const invalidRequest = -32_600;
const methodNotFound = -32_601;
const invalidParams = -32_602;

/** What the host tells of a request, and the client cannot. */
export type Told = Pick<CallHooks, 'correlationId' | 'keyId'>;

/** What fastmcp is to see of a request, or the answer when it is not to see it at all. */
export function receive(request: JSONRPCRequest, surface: Surface, told: Told = {}): Received | Promise<Received> {
  if (request.method === 'tools/list') return receiveList(request, surface);
  if (request.method === 'tools/call') return receiveCall(request, surface, told);
  if (request.method === 'initialize') return receiveInitialize(request);
  if (request.method === 'completion/complete') return errorFor(request, methodNotFound, 'Method not found');
  return { pass: request };
}

/** A session that nobody has opened has no call to wait for. */
export const tooEarly = (request: JSONRPCRequest): Received =>
  refusal(request, 'session_missing', 'initialize comes first.', invalidRequest);

/** The SDK would answer with everything that its schema has to say. */
const receiveInitialize = (request: JSONRPCRequest): Received =>
  InitializeRequestSchema.safeParse(request).success
    ? { pass: request }
    : refusal(
        request,
        'message_malformed',
        'initialize needs a protocolVersion, capabilities and a clientInfo with name and version.',
      );

/** fastmcp does not say that the list of tools may change, and promises completions where nothing can be completed. */
export function greeting(result: Record<string, unknown>): Record<string, unknown> {
  const { completions: _, ...capabilities } = Object(result['capabilities']);
  return { ...result, capabilities: { ...capabilities, tools: { listChanged: true } } };
}

/** fastmcp would close every free-form object of an input schema and leave the titles out. */
function receiveList(request: JSONRPCRequest, surface: Surface): Received {
  if (request.params?.['cursor'] !== undefined) {
    return refusal(request, 'arguments_invalid', 'There is only one page of tools. Call tools/list without a cursor.');
  }
  return { answer: { jsonrpc: '2.0', id: request.id, result: { tools: surface.list() } } };
}

function receiveCall(request: JSONRPCRequest, surface: Surface, told: Told): Received | Promise<Received> {
  const { name, arguments: args = {} } = request.params ?? {};
  const call = dispatched.safeParse({ name, arguments: args, ...told });
  if (!call.success) {
    return refusal(request, 'arguments_invalid', 'tools/call takes a name and an object of arguments.');
  }
  const refused = surface.refusalOf(call.data.name, call.data.arguments, told);
  if (refused) {
    return refused.then(({ failure: { code, message, correlationId: id } }) =>
      errorFor(request, invalidParams, message, { data: { code, correlationId: id } }),
    );
  }
  return { pass: { ...request, params: { ...request.params, name: dispatcher, arguments: call.data } } };
}

const refusal = (request: JSONRPCRequest, code: string, message: string, number = invalidParams): Received =>
  errorFor(request, number, message, { data: { code } });

const errorFor = ({ id }: JSONRPCRequest, code: number, message: string, more = {}): Received => ({
  answer: { jsonrpc: '2.0', id, error: { code, message, ...more } },
});
