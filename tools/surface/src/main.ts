/**
 * Keeps docs/tools.md in step with the catalog, docs/gateway-settings.md with the settings, docs/make-api.md with the endpoint
 * values, and the default toolset small. Checks them; with `--write`, writes the pages first. Prints every problem and exits with 1 when there is one.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { isToolsetName, toolset, toolsets } from '@makegate/tools';
import { endpointRows } from './endpoint-rows.ts';
import { endpointsPage } from './endpoints-page.ts';
import { settingsPage } from './settings-page.ts';
import { showTools } from './shown-tool.ts';
import { costsOf, problemsInCosts } from './toolset-cost.ts';
import { toolsPage } from './tools-page.ts';

const { values } = parseArgs({ options: { write: { type: 'boolean', default: false } } });

const names = Object.keys(toolsets).filter(isToolsetName);
const tools = showTools(Object.fromEntries(names.map((name) => [name, toolset(name)])));
const costs = costsOf(tools);
const pages = {
  'docs/tools.md': toolsPage(tools, costs),
  'docs/gateway-settings.md': settingsPage(),
  'docs/make-api.md': endpointsPage(await endpointRows()),
};

/** Writes a page if that is wanted, and says what is wrong with the one that is there. */
function problemsOfPage([path, page]: readonly [path: string, page: string]): readonly string[] {
  const file = fileURLToPath(new URL(`../../../${path}`, import.meta.url));
  if (values.write) writeFileSync(file, page);
  const written = existsSync(file) ? readFileSync(file, 'utf8') : '';
  return written === page ? [] : [`${path} is not what the sources say. Run npm run surface and commit it.`];
}

const problems = [...problemsInCosts(costs), ...Object.entries(pages).flatMap(problemsOfPage)];

for (const { name, tools: count, tokens } of costs) console.log(`${name}: ${count} tools, ${tokens} tokens`);
for (const problem of problems) console.error(problem);
process.exitCode = problems.length === 0 ? 0 : 1;
