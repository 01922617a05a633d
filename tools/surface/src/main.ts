/**
 * Keeps docs/tools.md in step with the catalog and the default toolset small. Checks both; with `--write`, writes the
 * page first. Prints every problem and exits with 1 when there is one.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { isToolsetName, toolset, toolsets } from '@makegate/tools';
import { showTools } from './shown-tool.ts';
import { costsOf, problemsInCosts } from './toolset-cost.ts';
import { toolsPage } from './tools-page.ts';

const { values } = parseArgs({ options: { write: { type: 'boolean', default: false } } });
const file = fileURLToPath(new URL('../../../docs/tools.md', import.meta.url));

const names = Object.keys(toolsets).filter(isToolsetName);
const tools = showTools(Object.fromEntries(names.map((name) => [name, toolset(name)])));
const costs = costsOf(tools);
const page = toolsPage(tools, costs);

if (values.write) writeFileSync(file, page);
const written = existsSync(file) ? readFileSync(file, 'utf8') : '';
const problems = [
  ...problemsInCosts(costs),
  ...(written === page ? [] : ['docs/tools.md is not what the catalog says. Run npm run surface and commit it.']),
];

for (const { name, tools: count, tokens } of costs) console.log(`${name}: ${count} tools, ${tokens} tokens`);
for (const problem of problems) console.error(problem);
process.exitCode = problems.length === 0 ? 0 : 1;
