import { connectServer, type TransportPatches } from '@makegate/tools/fastmcp';
import { FastMCP, type FastMCPSession, type Logger } from 'fastmcp';
import type { Registry } from '../../src/registry.js';
import { answeringTools } from './fixtures/answering-tools.js';
import { askingTools } from './fixtures/asking-tools.js';
import { fastMcpTool, listedTool, type FixtureTool } from './fixtures/fixture-tool.js';
import { addPrompts } from './fixtures/prompts.js';
import { reconnectionTool, reportingTools } from './fixtures/reporting-tools.js';
import { addResources } from './fixtures/resources.js';
import { schemaTool } from './fixtures/schema-tool.js';

/**
 * Serves everybody what the conformance runner looks for. `list` says how the list of tools goes out: as text past the
 * transport, as that of the gateway's own registry, or on a stream like any other answer.
 */
export function conformanceRegistry(list: 'text' | 'stream'): Registry {
  return {
    async connect(_principal, transport) {
      const session = (): Promise<FastMCPSession> => connection.session;
      const tools = [...answeringTools, ...reportingTools, ...askingTools(session), schemaTool];
      const listed = { tools: tools.map(listedTool) };
      const receive = receiver(listed);
      const connection = await connectServer({ server: serverWith(tools), transport, log: ignore, receive });
      return { ...connection, ...(list === 'text' && { listedJson: async () => JSON.stringify(listed) }) };
    },
    async close() {},
  };
}

function serverWith(tools: readonly FixtureTool[]): FastMCP {
  const server = new FastMCP({
    name: 'conformance',
    version: '1.0.0',
    logger: silent,
    ping: { enabled: false },
    roots: { enabled: false },
  });
  server.addTools(tools.map(fastMcpTool));
  addResources(server);
  addPrompts(server);
  return server;
}

/** Answers the list, as the gateway's own registry does, and cuts the stream of the tool that is there for that. */
const receiver =
  (listed: Record<string, unknown>): TransportPatches['receive'] =>
  (request, extra) => {
    if (request.method === 'tools/list') return { answer: { jsonrpc: '2.0', id: request.id, result: listed } };
    if (request.method === 'tools/call' && request.params?.['name'] === reconnectionTool) extra?.closeSSEStream?.();
    return { pass: request };
  };

const ignore = (): void => {};
const silent: Logger = { debug: ignore, info: ignore, log: ignore, warn: ignore, error: ignore };
