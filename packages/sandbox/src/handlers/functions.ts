import type { functions } from '@makegate/client/endpoints/functions';
import { rowsOfTeam, visible, visibleTeam } from '../access.js';
import type { Caller, Handlers } from '../call.js';
import { readFunctionCode } from '../function-code.js';
import { confirmationNeeded, invalidInput, notFound } from '../http/refusal.js';
import { requireLicensed } from '../license.js';
import type { FunctionRow } from '../state/function-rows.js';
import type { ScenarioRow } from '../state/rows.js';
import { userColumns } from './scenario-columns.js';

export const functionsHandlers: Handlers<typeof functions> = {
  list: (call) => {
    const rows = rowsOfTeam(call, call.state.functions, call.args.teamId);
    return { functions: [...rows].map((row) => columns(call, row)) };
  },
  create: (call) => {
    const { teamId, name, description, code } = call.args;
    requireTeamWithFunctions(call, teamId);
    requireCodeOf(name, code);
    if (call.state.functions.of('teamId', teamId).find((row) => row.name === name)) {
      throw invalidInput(`A function with the name '${name}' exists already.`);
    }
    const createdAt = new Date(call.state.timestamp()).toISOString();
    const id = call.state.nextId();
    const by = { createdAt, updatedAt: createdAt, createdBy: call.token.userId };
    return { function: detail(call, call.state.functions.add({ id, teamId, name, description, code, ...by })) };
  },
  check: (call) => {
    requireTeamWithFunctions(call, call.args.teamId);
    const found = readFunctionCode(call.args.code);
    return found.ok ? { success: true, error: null } : { success: false, error: found.reason };
  },
  get: (call) => ({ function: detail(call, functionOf(call)) }),
  update: (call) => {
    const row = functionOf(call);
    requireTeamWithFunctions(call, row.teamId);
    const { description = row.description, code = row.code } = call.args;
    requireCodeOf(row.name, code);
    const updatedAt = new Date(call.state.timestamp()).toISOString();
    if (code !== row.code) remember(call, row, updatedAt);
    return { function: detail(call, call.state.functions.change(row, { description, code, updatedAt })) };
  },
  delete: (call) => {
    const row = functionOf(call);
    const users = scenariosCalling(call, row).map(({ name }) => name);
    if (users.length > 0 && call.args.confirmed !== true) {
      throw confirmationNeeded(`The function is used by: ${users.join(', ')}.`);
    }
    call.state.functions.delete(row.id);
    return { success: true };
  },
  history: (call) => {
    const { id, teamId } = functionOf(call);
    if (teamId !== call.args.teamId) throw notFound('Function', id);
    const changes = [...call.state.functionChanges.of('functionId', id)].toReversed();
    return {
      functionHistory: changes.map((change) => ({
        id: change.id,
        previousCode: change.previousCode,
        updatedAt: change.updatedAt,
        updatedBy: call.state.users.get(change.updatedBy)?.name ?? '',
      })),
    };
  },
};

const functionOf = (call: Caller & { readonly args: { readonly functionId: number } }): FunctionRow =>
  visible(call, call.state.functions, 'Function', call.args.functionId);

/** Making functions is in few plans. Those that are there stay readable without it. */
function requireTeamWithFunctions(caller: Caller, teamId: number): void {
  const { organizationId } = visibleTeam(caller, teamId);
  const organization = caller.state.organizations.get(organizationId);
  if (organization) requireLicensed(organization, 'customFunctions');
}

function requireCodeOf(name: string, code: string): void {
  const found = readFunctionCode(code);
  if (!found.ok) throw invalidInput(found.reason);
  if (found.name !== name) throw invalidInput(`The code declares '${found.name}', not '${name}'.`);
}

function remember({ state, token }: Caller, { id, code }: FunctionRow, updatedAt: string): void {
  const change = { functionId: id, previousCode: code, updatedAt, updatedBy: token.userId };
  state.functionChanges.add({ id: state.nextId(), ...change });
}

/** The scenarios of its team whose formulas call it. */
function scenariosCalling({ state }: Caller, { teamId, name }: FunctionRow): ScenarioRow[] {
  const called = new RegExp(String.raw`(?<![\w$])${name.replaceAll('$', String.raw`\$`)}\s*\(`);
  return state.scenarios.of('teamId', teamId).filter(({ blueprint }) => called.test(JSON.stringify(blueprint.flow)));
}

function columns({ state }: Caller, row: FunctionRow) {
  const { id, name, description, code, createdAt, updatedAt, createdBy } = row;
  const found = readFunctionCode(code);
  const args = found.ok ? found.args : '()';
  return { id, name, description, args, createdAt, updatedAt, createdByUser: userColumns(state, createdBy) };
}

const detail = (caller: Caller, row: FunctionRow) => ({
  ...columns(caller, row),
  code: row.code,
  scenarios: scenariosCalling(caller, row).map(({ id, name }) => ({ id, name })),
});
