/**
 * An MCP client in a process of its own, so that it can die. Starts its arguments as the server and prints the server's
 * process id once it has listed the tools or, with CALL_SLOWLY set, once a slow call is under way.
 */
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';

const [command = '', ...args] = process.argv.slice(2);
const { CALL_SLOWLY: slowTool, ...environment } = process.env;
const env = Object.fromEntries(Object.entries(environment).flatMap(([key, value]) => (value ? [[key, value]] : [])));
const transport = new StdioClientTransport({ command, args, env, stderr: 'inherit' });
const client = new Client({ name: 'mortal', version: '1.0.0' });
await client.connect(transport);
await client.listTools();
const announce = (): void => void process.stdout.write(`${transport.pid}\n`);
if (slowTool) {
  let announced = false;
  const onprogress = (): void => {
    if (!announced) announce();
    announced = true;
  };
  await client.callTool({ name: slowTool, arguments: { supplier: 'Nordwind' } }, undefined, { onprogress });
} else {
  announce();
}
