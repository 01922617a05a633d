const json = (value: unknown): string => JSON.stringify(value, null, 2);

/** The texts that connect clients to a gateway at this URL with a key. */
export function clientTexts(url: string, key: string): string {
  const headers = { Authorization: `Bearer ${key}` };
  return [
    'Claude Code: put this into a terminal',
    '',
    `claude mcp add --transport http make ${url} --header "Authorization: ${headers.Authorization}"`,
    '',
    'Cursor: put this into .cursor/mcp.json',
    '',
    json({ mcpServers: { make: { url, headers } } }),
    '',
    'VS Code: put this into .vscode/mcp.json',
    '',
    json({ servers: { make: { type: 'http', url, headers } } }),
  ].join('\n');
}
