/** Lists every operation of Make's API that the client knows: `npm run -s endpoints`. */
import { parseArgs } from 'node:util';
import { endpointRows } from './endpoint-rows.ts';
import { endpointsText } from './endpoints-text.ts';

const help = `Usage: npm run -s endpoints [-- --json | --help]

Lists every operation of Make's API that @makegate/client knows.

  --json   As JSON: [{ group, name, method, path, scopes, effect, unverified }]
  --help   This text
`;

function options() {
  const { values } = parseArgs({
    options: { json: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
  });
  return values;
}

async function answer(): Promise<string> {
  const { json, help: helpWanted } = options();
  if (helpWanted) return help;
  const rows = await endpointRows();
  return json ? `${JSON.stringify(rows, undefined, 2)}\n` : endpointsText(rows);
}

try {
  process.stdout.write(await answer());
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${help}`);
  process.exitCode = 64;
}
