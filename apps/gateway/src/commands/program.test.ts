import type { Command } from 'commander';
import { version } from '../version.js';
import { createProgram } from './program.js';

const withChildren = (command: Command): readonly Command[] => [command, ...command.commands.flatMap(withChildren)];
const fullName = (command: Command): string =>
  command.parent ? `${fullName(command.parent)} ${command.name()}` : command.name();

function helpOf(command: Command): string {
  let text = '';
  command.configureOutput({ writeOut: (part) => (text += part) });
  command.outputHelp();
  return text;
}

const all = withChildren(createProgram()).map((command) => [fullName(command), command] as const);

test.each(all)('%s describes itself, tells its version and shows how it is used', (name, command) => {
  expect(command.description()).toMatch(/\.$|docs\/gateway-settings\.md$/);
  expect(command.version()).toBe(version);
  expect(helpOf(command)).toMatch(new RegExp(`Examples:\\n(  .*\\n)*  .*${name}`));
});

test('has the commands that the documentation names', () => {
  expect(all.map(([name]) => name.replace('makegate-gateway', '').trim())).toEqual([
    '',
    'serve',
    'keys',
    'keys add',
    'keys list',
    'keys revoke',
    'credentials',
    'credentials set',
    'credentials list',
    'credentials remove',
    'check-config',
    'new-key',
  ]);
});
