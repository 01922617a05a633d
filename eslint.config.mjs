/**
 * The architecture as rules: who may import whom, and where the foreign libraries and the environment may be touched.
 * Everything else is oxlint's. The boundary rule reads Nx's cached project graph, so `nx show projects` has to run first.
 */
import nx from '@nx/eslint-plugin';
import parser from '@typescript-eslint/parser';

const only = (tag, ...to) => ({ sourceTag: tag, onlyDependOnLibsWithTags: to });

/** Who may import whom. What is shipped never reaches `type:repo`, because only `type:repo` lists it. */
const shipped = [
  only('type:lib', 'type:lib'),
  only('type:app', 'type:lib'),
  only('type:repo', 'type:repo', 'type:lib', 'type:app'),
  only('scope:client', 'scope:client'),
  only('scope:auth', 'scope:auth'),
  only('scope:sandbox', 'scope:sandbox', 'scope:client'),
  only('scope:ratelimit', 'scope:ratelimit'),
  only('scope:audit', 'scope:audit'),
  only('scope:webhook-verify', 'scope:webhook-verify'),
  ...['scope:stdio', 'scope:gateway'].map((app) =>
    only(
      app,
      app,
      'scope:tools',
      'scope:client',
      'scope:sandbox',
      'scope:auth',
      'scope:ratelimit',
      'scope:audit',
      'scope:webhook-verify',
    ),
  ),
];
const tools = only('scope:tools', 'scope:tools', 'scope:client', 'scope:auth', 'scope:ratelimit', 'scope:audit');
/** The tests of the tools run against a sandbox zone. That closes no circle: the sandbox never imports the tools. */
const toolsInTests = only('scope:tools', ...tools.onlyDependOnLibsWithTags, 'scope:sandbox');
/** Any test may start a real Redis or Chromium. That closes no circle either: what starts them imports nothing of ours. */
const inTests = ({ sourceTag, onlyDependOnLibsWithTags }) =>
  only(sourceTag, ...onlyDependOnLibsWithTags, 'scope:redis', 'scope:chromium');

const boundaries = (...depConstraints) => ({
  '@nx/enforce-module-boundaries': [
    'error',
    // A lazy import is how the apps keep start-up short; tests of the same project may still import statically.
    { depConstraints, checkDynamicDependenciesExceptions: ['.*'] },
  ],
});

const ofStrangers = ({ '@nx/enforce-module-boundaries': [severity, options] }) => ({
  '@nx/enforce-module-boundaries': [severity, { ...options, allowCircularSelfDependency: true }],
});

/** Static, lazy, re-exported and type-only imports of a library and of its subpaths. */
const importOf = (library) =>
  [
    `ImportDeclaration[source.value=/^${library}(\\u002F|$)/]`,
    `ExportNamedDeclaration[source.value=/^${library}(\\u002F|$)/]`,
    `ExportAllDeclaration[source.value=/^${library}(\\u002F|$)/]`,
    `ImportExpression[source.value=/^${library}(\\u002F|$)/]`,
  ].join(', ');
/** The same without imports and exports that leave nothing behind in JavaScript. */
const valueImportOf = (library) =>
  importOf(library).replaceAll('Declaration[', "Declaration[importKind!='type'][exportKind!='type'][");
const ban = (selector, message) => ({ selector, message });

const bans = {
  got: ban(importOf('got'), 'got belongs to transport.ts and exchange.ts of packages/client.'),
  fastmcp: ban(importOf('fastmcp'), 'fastmcp belongs to packages/tools/src/fastmcp* and to the apps.'),
  ioredis: ban(importOf('ioredis'), 'ioredis belongs to redis.ts and compose.ts files, and to tests.'),
  environment: ban(
    [
      "MemberExpression[object.name='process'][property.name='env']",
      "MemberExpression[object.name='process'][property.value='env']",
      "MemberExpression[object.property.name='process'][property.name='env']",
      "VariableDeclarator[init.name='process'] > ObjectPattern > Property[key.name='env']",
      "ImportDeclaration[source.value=/^(node:)?process$/] > ImportSpecifier[imported.name='env']",
      "ImportDeclaration[source.value=/^(node:)?process$/] > ImportDefaultSpecifier[local.name!='process']",
    ].join(', '),
    'Only apps/*/src/config.ts reads the environment; everything else is told.',
  ),
  portValues: ban(
    valueImportOf('@makegate\\u002F(audit|auth|ratelimit)'),
    'The tools know the types of these ports only; the apps hand the values in.',
  ),
  sandbox: ban(
    "ImportDeclaration[importKind!='type'][source.value='@makegate/sandbox']",
    'An app loads the sandbox lazily: most people never start one.',
  ),
};
/** Flat configuration replaces a rule's options, so each place names every ban that holds there. */
const banned = (...kept) => ({ 'no-restricted-syntax': ['error', ...kept] });

const { got, fastmcp, ioredis, environment, portValues, sandbox } = bans;
const tests = ['**/*.test.ts', '**/test/**/*.ts'];

export default [
  { ignores: ['**/dist/**', '**/.out/**', '**/*.mjs', '**/*.js'] },
  {
    files: ['{packages,apps,tools,benchmarks,examples}/**/*.ts'],
    languageOptions: { parser },
    plugins: { '@nx': nx },
    linterOptions: { reportUnusedDisableDirectives: 'error', noInlineConfig: true },
    rules: boundaries(...shipped, tools),
  },
  { files: tests, rules: boundaries(...[...shipped, tools].map(inTests)) },
  {
    files: ['packages/tools/**/*.test.ts', 'packages/tools/test/**/*.ts'],
    rules: boundaries(...[...shipped, toolsInTests].map(inTests)),
  },

  // Examples are written as strangers write: they import the package by its name.
  { files: ['packages/*/examples/**/*.ts'], rules: ofStrangers(boundaries(...[...shipped, tools].map(inTests))) },

  { files: ['{packages,apps}/**/*.ts'], rules: banned(got, fastmcp, ioredis, environment) },
  { files: ['packages/client/src/{transport,exchange}.ts'], rules: banned(fastmcp, ioredis, environment) },
  { files: ['packages/tools/src/**/*.ts'], rules: banned(got, fastmcp, ioredis, environment, portValues) },
  { files: ['packages/tools/src/fastmcp*.ts'], rules: banned(got, ioredis, environment, portValues) },
  { files: ['packages/*/src/**/redis.ts'], rules: banned(got, fastmcp, environment, portValues) },
  { files: ['apps/*/src/**/*.ts'], rules: banned(got, ioredis, environment, sandbox) },
  { files: ['apps/*/src/compose.ts', 'apps/*/src/**/redis.ts'], rules: banned(got, environment, sandbox) },
  { files: ['apps/*/src/config.ts'], rules: banned(got, fastmcp, ioredis, sandbox) },
  // An adapter is handed its client, so its tests open one.
  { files: tests, rules: banned(got) },
];
