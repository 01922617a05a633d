import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '@makegate/repo-workspaces';
import { architectureFindings, lintFindings } from './lint-findings.ts';
import type { Findings } from './lint-findings.ts';
import { copyRepository } from './repository-copy.ts';
import type { RepositoryCopy } from './repository-copy.ts';

const waitMs = 120_000;
let copy: RepositoryCopy;
beforeEach(() => {
  copy = copyRepository(repositoryRoot);
}, waitMs);
afterEach(() => {
  copy.remove();
});

/** Writes each text to its path, runs the architecture rules over just these files, and says what they found. */
function findingsOf(files: Readonly<Record<string, string>>): Findings {
  for (const [path, text] of Object.entries(files)) copy.write(path, text);
  return architectureFindings(copy, Object.keys(files));
}
const ringManifest = (name: string) =>
  JSON.stringify({
    name,
    private: true,
    type: 'module',
    exports: './src/index.ts',
    nx: { tags: ['type:repo'] },
  });
const forbidden = /enforce-module-boundaries: A project tagged with/;
const circular = /enforce-module-boundaries: Circular dependency/;
const banned = /no-restricted-syntax: /;

test(
  'refuses an import that the table of tags does not list',
  () => {
    const findings = findingsOf({
      'packages/client/src/probe.ts': "import '@makegate/repo-workspaces';\n",
      'packages/sandbox/src/probe.ts': "export const lazy = () => import('@makegate/repo-workspaces');\n",
      'packages/tools/src/probe.ts': "import '@makegate/sandbox';\n",
      'packages/tools/src/probe.test.ts': "import '@makegate/sandbox';\n",
      'packages/sandbox/src/fine.ts': "import '@makegate/client';\n",
      'packages/audit/src/probe.ts': "import '@makegate/client';\n",
      'packages/ratelimit/src/probe.test.ts': "import '@makegate/audit';\n",
      'apps/stdio/src/fine.ts': "import '@makegate/audit';\nimport '@makegate/ratelimit/redis';\n",
    });
    expect(findings.get('packages/client/src/probe.ts')).toEqual([expect.stringMatching(forbidden)]);
    expect(findings.get('packages/sandbox/src/probe.ts')).toEqual([expect.stringMatching(forbidden)]);
    expect(findings.get('packages/tools/src/probe.ts')).toEqual([expect.stringMatching(forbidden)]);
    expect(findings.get('packages/tools/src/probe.test.ts')).toEqual([]);
    expect(findings.get('packages/sandbox/src/fine.ts')).toEqual([]);
    expect(findings.get('packages/audit/src/probe.ts')).toEqual([expect.stringMatching(forbidden)]);
    expect(findings.get('packages/ratelimit/src/probe.test.ts')).toEqual([expect.stringMatching(forbidden)]);
    expect(findings.get('apps/stdio/src/fine.ts')).toEqual([]);
  },
  waitMs,
);

test(
  'lets the tools know the types of ports and not their values',
  () => {
    const everyWay = [
      "import { memoryLimiter } from '@makegate/ratelimit';",
      "export { redact } from '@makegate/audit';",
      "export * from '@makegate/audit/testing';",
      "export const lazy = () => import('@makegate/ratelimit/redis');",
      '',
    ].join('\n');
    const findings = findingsOf({
      'packages/tools/src/probe.ts': everyWay,
      'packages/tools/src/fastmcp-probe.ts': everyWay,
      'packages/tools/src/fine.ts':
        "import type { RateLimiter } from '@makegate/ratelimit';\nexport type { AuditLog } from '@makegate/audit';\n",
    });
    const types = /the types of these ports only/;
    for (const path of ['packages/tools/src/probe.ts', 'packages/tools/src/fastmcp-probe.ts']) {
      expect(findings.get(path)).toEqual(Array.from({ length: 4 }, () => expect.stringMatching(types)));
    }
    expect(findings.get('packages/tools/src/fine.ts')).toEqual([]);
  },
  waitMs,
);

test(
  'lets tests start a real Redis and open a client, and nothing that is shipped',
  () => {
    const text = "import '@makegate/repo-redis';\nimport 'ioredis';\n";
    const findings = findingsOf({
      'packages/client/src/probe.test.ts': text,
      'packages/tools/test/probe.ts': text,
      'packages/tools/src/probe.ts': text,
      'packages/tools/src/redis.ts': text,
    });
    expect(findings.get('packages/client/src/probe.test.ts')).toEqual([]);
    expect(findings.get('packages/tools/test/probe.ts')).toEqual([]);
    expect(findings.get('packages/tools/src/probe.ts')).toEqual([
      expect.stringMatching(forbidden),
      expect.stringMatching(/ioredis belongs to/),
    ]);
    expect(findings.get('packages/tools/src/redis.ts')).toEqual([expect.stringMatching(forbidden)]);
  },
  waitMs,
);

test(
  'refuses an import of another package by its path',
  () => {
    const path = 'packages/sandbox/src/probe.ts';
    const findings = findingsOf({ [path]: "import '../../client/src/index.js';\n" });
    expect(findings.get(path)).toEqual([
      expect.stringMatching(/enforce-module-boundaries: Projects cannot be imported/),
    ]);
  },
  waitMs,
);

test(
  'refuses a circle between packages, even when only a test closes it',
  () => {
    const path = 'packages/client/src/probe.test.ts';
    expect(findingsOf({ [path]: "import '@makegate/sandbox';\n" }).get(path)).toEqual([
      expect.stringMatching(circular),
    ]);
  },
  waitMs,
);

test(
  'refuses a circle between projects whose tags would allow both imports',
  () => {
    const findings = findingsOf({
      'tools/ring-a/package.json': ringManifest('ring-a'),
      'tools/ring-b/package.json': ringManifest('ring-b'),
      'tools/ring-a/src/index.ts': "import 'ring-b';\n",
      'tools/ring-b/src/index.ts': "import 'ring-a';\n",
    });
    expect(findings.get('tools/ring-a/src/index.ts')).toEqual([expect.stringMatching(circular)]);
    expect(findings.get('tools/ring-b/src/index.ts')).toEqual([expect.stringMatching(circular)]);
  },
  waitMs,
);

test(
  'keeps foreign libraries in their places, however they are imported',
  () => {
    const everyWay = [
      "import got from 'got';",
      "export { FastMCP } from 'fastmcp';",
      "export * from 'ioredis';",
      "export const lazy = () => import('got');",
      '',
    ].join('\n');
    const findings = findingsOf({
      'packages/sandbox/src/probe.ts': everyWay,
      'packages/client/src/probe.ts': "import got from 'got';\n",
      'packages/client/src/exchange.ts': "import got from 'got';\n",
      'packages/tools/src/probe.ts': "export const lazy = () => import('fastmcp');\n",
      'packages/tools/src/fastmcp-probe.ts': "import { FastMCP } from 'fastmcp';\n",
      'apps/stdio/src/probe.ts': "import Redis from 'ioredis';\nimport got from 'got/dist/source/index.js';\n",
      'apps/stdio/src/compose.ts': "import Redis from 'ioredis';\n",
      'packages/ratelimit/src/redis.ts': "import type { Redis } from 'ioredis';\n",
      'packages/ratelimit/src/probe.ts': "import type { Redis } from 'ioredis';\n",
      'packages/ratelimit/test/redis-probe.ts': "import { Redis } from 'ioredis';\n",
      'apps/stdio/src/server-probe.ts': "import { FastMCP } from 'fastmcp';\n",
    });
    expect(findings.get('packages/sandbox/src/probe.ts')).toHaveLength(4);
    expect(findings.get('packages/client/src/probe.ts')).toEqual([expect.stringMatching(/got belongs to/)]);
    expect(findings.get('packages/client/src/exchange.ts')).toEqual([]);
    expect(findings.get('packages/tools/src/probe.ts')).toEqual([expect.stringMatching(/fastmcp belongs to/)]);
    expect(findings.get('packages/tools/src/fastmcp-probe.ts')).toEqual([]);
    expect(findings.get('apps/stdio/src/probe.ts')).toEqual([
      expect.stringMatching(/ioredis belongs to/),
      expect.stringMatching(/got belongs to/),
    ]);
    expect(findings.get('apps/stdio/src/compose.ts')).toEqual([]);
    expect(findings.get('packages/ratelimit/src/redis.ts')).toEqual([]);
    expect(findings.get('packages/ratelimit/src/probe.ts')).toEqual([expect.stringMatching(/ioredis belongs to/)]);
    expect(findings.get('packages/ratelimit/test/redis-probe.ts')).toEqual([]);
    expect(findings.get('apps/stdio/src/server-probe.ts')).toEqual([]);
  },
  waitMs,
);

test(
  'lets an app load the sandbox lazily or for its types, and not otherwise',
  () => {
    const findings = findingsOf({
      'apps/stdio/src/probe.ts': "import { startSandbox } from '@makegate/sandbox';\n",
      'apps/stdio/src/lazy-probe.ts':
        "import type { Sandbox } from '@makegate/sandbox';\nexport const open = () => import('@makegate/sandbox');\n",
    });
    expect(findings.get('apps/stdio/src/probe.ts')).toEqual([expect.stringMatching(/loads the sandbox lazily/)]);
    expect(findings.get('apps/stdio/src/lazy-probe.ts')).toEqual([]);
  },
  waitMs,
);

test(
  'lets only the configuration of an app read the environment, however it is spelled',
  () => {
    const everyWay = [
      "export const a = process.env['A'];",
      "export const b = process['env'].B;",
      'export const c = globalThis.process.env;',
      'export const { env } = process;',
      "import { env as d } from 'node:process';",
      "import hidden from 'node:process';",
      '',
    ].join('\n');
    const findings = findingsOf({
      'packages/tools/src/probe.ts': everyWay,
      'apps/stdio/src/probe.ts': everyWay,
      'apps/stdio/src/config.ts': everyWay,
      'packages/tools/src/disabled.ts': "// eslint-disable-next-line\nexport const a = process.env['A'];\n",
      'packages/tools/src/fine.ts': "import { stderr } from 'node:process';\nexport const pid = process.pid;\n",
    });
    expect(findings.get('packages/tools/src/probe.ts')).toHaveLength(6);
    expect(findings.get('apps/stdio/src/probe.ts')).toHaveLength(6);
    expect(findings.get('apps/stdio/src/config.ts')).toEqual([]);
    expect(findings.get('packages/tools/src/disabled.ts')).toContainEqual(expect.stringMatching(banned));
    expect(findings.get('packages/tools/src/fine.ts')).toEqual([]);
  },
  waitMs,
);

test(
  'keeps console out of everything that is shipped',
  () => {
    const shout = "console.log('hello');\n";
    for (const path of ['packages/client/src/probe.ts', 'apps/stdio/src/probe.ts', 'apps/stdio/src/config.ts']) {
      copy.write(path, shout);
    }
    const unexpected = /no-console/;
    expect(lintFindings(copy, 'packages/client').get('packages/client/src/probe.ts')).toEqual([
      expect.stringMatching(unexpected),
    ]);
    const app = lintFindings(copy, 'apps/stdio');
    expect(app.get('apps/stdio/src/probe.ts')).toEqual([expect.stringMatching(unexpected)]);
    expect(app.get('apps/stdio/src/config.ts')).toEqual([expect.stringMatching(unexpected)]);
  },
  waitMs,
);

test(
  'notices a TypeScript reference that no longer follows the imports',
  () => {
    const path = 'packages/sandbox/tsconfig.lib.json';
    copy.run('nx', ['sync']);
    expect(copy.run('nx', ['sync:check']).exitCode).toBe(0);
    const text = readFileSync(join(copy.folder, path), 'utf8');
    copy.write(path, text.replace(/"references": \[[^\]]*\]/, '"references": []'));
    expect(copy.run('nx', ['sync:check']).exitCode).not.toBe(0);
  },
  waitMs,
);
