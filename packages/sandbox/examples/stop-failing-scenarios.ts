import type { Make } from '@makehq/sdk';

const failed = 3;

/** Switches off the active scenarios of a team whose latest run failed, and tells their names. */
export async function stopFailingScenarios(make: Make, teamId: number): Promise<string[]> {
  const stopped: string[] = [];
  for (const { id, name, isActive } of await make.scenarios.list(teamId)) {
    if (!isActive) continue;
    const [latest] = await make.executions.list(id);
    if (Number(latest?.status) !== failed) continue;
    await make.scenarios.deactivate(id);
    stopped.push(name);
  }
  return stopped;
}
