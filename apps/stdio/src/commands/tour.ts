import { setTimeout } from 'node:timers/promises';
import type { Tool } from '@modelcontextprotocol/sdk/types.js';
import { z } from 'zod';
import { connectText } from './connect.js';
import { exampleArguments } from './example-arguments.js';
import { openGuide } from './guide.js';
import type { Guide, Say } from './guide.js';

const ScenarioList = z.looseObject({ scenarios: z.array(z.looseObject({ id: z.number(), name: z.string() })) });
const Run = z.looseObject({ executionId: z.string(), scenarioId: z.number(), status: z.string() });
const Confirmation = z.looseObject({
  outcome: z.string(),
  preview: z.string().optional(),
  confirmationToken: z.string().optional(),
});
const IncompleteList = z.looseObject({
  incompleteExecutions: z.array(
    z.looseObject({ id: z.string(), reason: z.string().optional(), resolved: z.boolean().optional() }),
  ),
});

/** In seconds. */
const retryPatience = 15;

async function greet(guide: Guide): Promise<readonly Tool[]> {
  guide.chapter('Initialize: a client starts the server and shakes hands');
  guide.tell(guide.greeting());
  guide.chapter('List tools: the catalog, and every active on-demand scenario as a tool of its own');
  const tools = await guide.tools();
  const scenarioTools = tools.filter(({ name }) => name.startsWith('run_'));
  guide.tell(`${tools.length} tools, ${scenarioTools.length} of them scenarios:`);
  for (const { name, title } of scenarioTools) guide.tell(`  ${name.padEnd(34)} ${title ?? ''}`);
  return scenarioTools;
}

async function listScenarios(guide: Guide): Promise<z.output<typeof ScenarioList>> {
  guide.chapter('List scenarios');
  const list = await guide.call('scenarios_list', { limit: 100 }, ScenarioList);
  for (const { id, name } of list.scenarios) guide.tell(`  ${id}  ${name}`);
  return list;
}

async function runOne(guide: Guide, scenarioTools: readonly Tool[]): Promise<void> {
  guide.chapter('Run one with typed inputs');
  const [tool] = scenarioTools.filter(({ inputSchema }) => (inputSchema.required ?? []).length > 1).toReversed();
  if (!tool) throw new Error('The practice zone offers no scenario with inputs.');
  const run = await guide.call(tool.name, exampleArguments(tool), Run);
  guide.tell(JSON.stringify(run, null, 2));
  guide.chapter('See its execution');
  const { scenarioId, executionId } = run;
  guide.tell(JSON.stringify(await guide.call('executions_get', { scenarioId, executionId }, Run), null, 2));
}

async function deleteOne(guide: Guide, { scenarios }: z.output<typeof ScenarioList>): Promise<void> {
  const doomed = scenarios.find(({ name }) => name === 'Archive closed orders') ?? scenarios.at(-1);
  const scenarioId = doomed?.id;
  guide.chapter('A delete is refused at first: what would be lost comes back, and nothing is');
  const refused = await guide.call('scenarios_delete', { scenarioId }, Confirmation);
  guide.tell(`${refused.outcome}: ${refused.preview ?? ''}`);
  guide.chapter('The same delete, confirmed with the single-use token of the preview');
  const { confirmationToken } = refused;
  const confirmed = await guide.call('scenarios_delete', { scenarioId, confirmationToken }, Confirmation);
  guide.tell(`${confirmed.outcome}: ${doomed?.name ?? ''}`);
}

/** Some scenario of the list with an incomplete execution that nobody has resolved. */
async function findIncomplete(guide: Guide, { scenarios }: z.output<typeof ScenarioList>) {
  for (const { id: scenarioId, name } of scenarios) {
    const { incompleteExecutions } = await guide.quietly('incomplete_executions_list', { scenarioId }, IncompleteList);
    const open = incompleteExecutions.find(({ resolved }) => resolved !== true);
    if (open) return { scenarioId, name, ...open };
  }
  throw new Error('The practice zone has no incomplete execution.');
}

async function retryOne(guide: Guide, list: z.output<typeof ScenarioList>): Promise<void> {
  guide.chapter('An incomplete execution: a run that failed half way, retried from where it stopped');
  const { scenarioId, name, id, reason } = await findIncomplete(guide, list);
  guide.tell(`${name} has one: ${reason ?? 'of unknown reason'}`);
  await guide.call('incomplete_executions_retry', { scenarioId, ids: [id] }, z.looseObject({}));
  for (let attempt = 0; attempt < retryPatience; attempt += 1) {
    await setTimeout(1_000);
    guide.tell('  … Make retries in the background');
    const { incompleteExecutions } = await guide.quietly('incomplete_executions_list', { scenarioId }, IncompleteList);
    const retried = incompleteExecutions.find((incomplete) => incomplete.id === id);
    if (retried?.resolved !== false) return guide.tell('It is resolved.');
  }
  throw new Error('The retry did not come to an end.');
}

/**
 * Shows what the server does, with a real client and a real server process on a practice zone. Rejects when anything
 * does not go as it should.
 */
export async function tour(say: Say): Promise<void> {
  say('Makegate, a guided tour. No account is used: the zone is a practice one inside the server process.');
  const guide = await openGuide(say);
  try {
    const scenarioTools = await greet(guide);
    const list = await listScenarios(guide);
    await runOne(guide, scenarioTools);
    await deleteOne(guide, list);
    await retryOne(guide, list);
  } finally {
    await guide.close();
  }
  say(`\nConnect your own client:\n\n${connectText() ?? ''}`);
}
