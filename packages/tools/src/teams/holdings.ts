import { connections } from '@makegate/client/endpoints/connections';
import { dataStores } from '@makegate/client/endpoints/data-stores';
import { hooks } from '@makegate/client/endpoints/hooks';
import { scenarios } from '@makegate/client/endpoints/scenarios';
import type { ToolContext } from '../tool-context.js';

/** What a credential has to be allowed to list for the count to be complete. */
export const countedHoldings = [scenarios.list, connections.list, hooks.list, dataStores.list];

/** What a team owns, counted: `12 scenarios, 5 connections, …`. What may not be listed is of unknown number. */
export async function holdingsOf(
  teamId: number,
  { make, signal }: Pick<ToolContext, 'make' | 'signal'>,
): Promise<string> {
  const options = { signal, pageSize: 500 };
  const counts = await Promise.all([
    counted('scenarios', make.each(scenarios.list, { teamId }, options), signal),
    counted('connections', make.each(connections.list, { teamId }, options), signal),
    counted('hooks', make.each(hooks.list, { teamId }, options), signal),
    counted('data stores', make.each(dataStores.list, { teamId }, options), signal),
  ]);
  return counts.join(', ');
}

async function counted(what: string, rows: AsyncIterable<unknown>, signal: AbortSignal): Promise<string> {
  let count = 0;
  try {
    for await (const _ of rows) count += 1;
  } catch (error) {
    if (signal.aborted) throw error;
    return `an unknown number of ${what}`;
  }
  return `${count} ${what}`;
}
