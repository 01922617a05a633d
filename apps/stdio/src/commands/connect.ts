/** A program people use Make from, and where its configuration wants our server. */
interface ConnectableClient {
  readonly title: string;
  /** Where the text goes. */
  readonly place: string;
  readonly text: string;
}

const environment = { MAKE_API_KEY: 'your-token', MAKE_ZONE: 'eu2.make.com', MAKE_TEAM: 'your-team-id' };
const json = (value: unknown): string => JSON.stringify(value, null, 2);

function clientsFor(flags: readonly string[]): ReadonlyMap<string, ConnectableClient> {
  const command = { command: 'npx', args: ['-y', '-p', '@makegate/stdio', 'makegate', ...flags] };
  const byServerName = json({ mcpServers: { make: { ...command, env: environment } } });
  const variables = Object.entries(environment).map(([name, value]) => `-e ${name}=${value}`);
  return new Map([
    [
      'claude-desktop',
      {
        title: 'Claude Desktop',
        place: 'claude_desktop_config.json (Settings > Developer > Edit Config)',
        text: byServerName,
      },
    ],
    [
      'claude-code',
      {
        title: 'Claude Code',
        place: 'a terminal',
        text: `claude mcp add make ${variables.join(' ')} -- ${[command.command, ...command.args].join(' ')}`,
      },
    ],
    ['cursor', { title: 'Cursor', place: '.cursor/mcp.json', text: byServerName }],
    [
      'vscode',
      {
        title: 'VS Code',
        place: '.vscode/mcp.json',
        text: json({
          inputs: [{ type: 'promptString', id: 'make-token', description: 'Make API token', password: true }],
          servers: {
            make: { type: 'stdio', ...command, env: { ...environment, MAKE_API_KEY: '${input:make-token}' } },
          },
        }),
      },
    ],
  ]);
}

export const connectableClients = [...clientsFor([]).keys()];

/**
 * The text that connects one client, or every client when none is named, with these flags for the server. Undefined for a
 * client we do not know.
 */
export function connectText(name?: string, flags: readonly string[] = []): string | undefined {
  const clients = clientsFor(flags);
  const chosen =
    name === undefined ? [...clients.values()] : [clients.get(name)].filter((client) => client !== undefined);
  if (chosen.length === 0) return undefined;
  return chosen.map(({ title, place, text }) => `${title}: put this into ${place}\n\n${text}\n`).join('\n');
}
