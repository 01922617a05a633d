import { dayMs } from '../day.js';
import type { State } from '../state/state.js';
import type { Places } from './building-blocks.js';

/** A function of each team, the first of them changed once. */
export function addFunctions(state: State, { teamId, otherTeamId, organizationId }: Places): void {
  const members = state.organizationMembers.of('organizationId', organizationId);
  const createdBy = members.find(() => true)?.userId ?? 0;
  const createdAt = new Date(state.now() - 60 * dayMs).toISOString();
  const updatedAt = new Date(state.now() - 6 * dayMs).toISOString();
  const by = { createdAt, createdBy };
  const netPrice = state.functions.add({
    ...by,
    id: state.nextId(),
    teamId,
    name: 'netPrice',
    description: 'The price without the tax.',
    code: 'function netPrice(gross, rate) {\n  return gross / (1 + rate / 100);\n}\n',
    updatedAt,
  });
  state.functionChanges.add({
    id: state.nextId(),
    functionId: netPrice.id,
    previousCode: 'function netPrice(gross) {\n  return gross / 1.21;\n}\n',
    updatedAt,
    updatedBy: createdBy,
  });
  state.functions.add({
    ...by,
    id: state.nextId(),
    teamId: otherTeamId,
    name: 'campaignCode',
    description: 'Short name of a campaign.',
    code: 'function campaignCode(name) {\n  return name.trim().toLowerCase().slice(0, 12);\n}\n',
    updatedAt: createdAt,
  });
}
