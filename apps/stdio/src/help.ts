import { settings } from './settings.js';
import type { Setting } from './settings.js';

function describe(setting: Setting): string {
  const value = setting.value ? ` <${setting.value}>` : '';
  const flag = setting.flag ? [`--${setting.flag}${value}`] : [];
  return `  ${[...flag, ...setting.variables].join(', ')}\n      ${setting.help}`;
}

/** What `makegate --help` prints. */
export const help = `makegate: a local MCP server for Make.com

Usage
  makegate [flags]           serve over standard input and output (an MCP client starts it like this)
  makegate tour              a guided tour on a practice zone; needs no account
  makegate connect [client] [flags]
                             the text that connects a client: claude-desktop, claude-code, cursor, vscode
  makegate --help | --version

Settings (a flag wins over its environment variable, a variable over the default)
${Object.values<Setting>(settings).map(describe).join('\n')}

Standard output belongs to the protocol; words for people go to standard error.
Exit codes: 0 ended by its client or a signal, 78 a setting cannot be used (its name and the reason are printed).`;
