import type { Workspace } from '@makegate/repo-workspaces';
import { problemsInRanges } from './internal-ranges.ts';

const published = (name: string, version: string, dependencies: Readonly<Record<string, string>>): Workspace => ({
  name,
  folder: `/${name}`,
  path: name,
  published: true,
  manifest: {
    name,
    version,
    private: false,
    bin: {},
    scripts: {},
    dependencies,
    devDependencies: {},
    peerDependencies: {},
  },
});

test('accepts a caret on the version of today, and leaves foreign packages alone', () => {
  const workspaces = [
    published('client', '1.2.0', { zod: '4.6.7' }),
    published('tools', '1.0.0', { client: '^1.2.0' }),
  ];
  expect(problemsInRanges(workspaces)).toEqual([]);
});

test.each(['^1.1.0', '1.2.0', '*', 'workspace:*'])('finds the range %s', (range) => {
  const workspaces = [published('client', '1.2.0', {}), published('tools', '1.0.0', { client: range })];
  expect(problemsInRanges(workspaces)).toEqual([
    `tools asks for client ${range}, but ^1.2.0 is what is published with it`,
  ]);
});
