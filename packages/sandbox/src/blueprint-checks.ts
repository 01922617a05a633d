import { appsOf, referencesOf } from './blueprint-modules.js';
import type { Reference, ReferenceKind } from './blueprint-modules.js';
import { Refusal, badRequest, confirmationNeeded, notFound } from './http/refusal.js';
import { isObject } from './json-object.js';
import type { Blueprint, BlueprintModule, Json, ScenarioRow } from './state/rows.js';
import { organizationIdOf } from './state/places.js';
import type { State } from './state/state.js';
import type { Table } from './state/table.js';

/** Refuses what Make refuses in a blueprint's outermost shape, in Make's words, a missing name as an internal error included. */
export function readBlueprint(blueprint: Json): Blueprint {
  const { name, flow, metadata } = blueprint;
  if (!isFlow(flow)) throw badRequest("should have required property 'flow'");
  if (!isObject(metadata)) throw badRequest("should have required property 'metadata'");
  if (typeof name !== 'string')
    throw new Refusal(500, { detail: 'Internal Server Error', message: 'Internal Server Error' });
  return { ...blueprint, name, flow, metadata };
}

const isFlow = (flow: unknown): flow is readonly BlueprintModule[] =>
  Array.isArray(flow) && flow.every((module) => isObject(module) && typeof module['id'] === 'number');

/** Refuses a blueprint that names something the team does not have. */
export function requireReferences(state: State, teamId: number, blueprint: Blueprint): void {
  const missing = referencesOf(blueprint.flow).find((reference) => rowOf(state, reference)?.teamId !== teamId);
  if (missing) throw notFound(missing.kind, `${missing.app}:${missing.id}`);
}

const rowOf = (state: State, { kind, id }: Reference): { readonly teamId: number } | undefined =>
  rowsOf(state, kind).get(id);

interface Found {
  readonly id: number;
  readonly teamId: number;
}

function rowsOf(state: State, kind: ReferenceKind): Pick<Table<Found>, 'get'> {
  const rows = {
    Connection: state.connections,
    Hook: state.hooks,
    Key: state.keys,
    'Data store': state.dataStores,
    'Data structure': state.dataStructures,
    Device: state.devices,
  };
  return rows[kind];
}

/** Installs in the team's organization the apps a blueprint is the first to use, which takes a confirmation. */
export function installApps(state: State, teamId: number, blueprint: Blueprint, confirmed: boolean | undefined): void {
  const organization = state.organizations.get(organizationIdOf(state, teamId));
  const installed = organization?.installedApps ?? [];
  const missing = appsOf(blueprint).filter((app) => !installed.includes(app));
  if (missing.length > 0 && !confirmed) {
    throw confirmationNeeded(`These apps are not installed in the organization yet: ${missing.join(', ')}.`);
  }
  if (organization) state.organizations.change(organization, { installedApps: [...installed, ...missing] });
}

/** The scenarios that use the thing with this id. */
export function usersOf(state: State, kind: ReferenceKind, id: number): ScenarioRow[] {
  return state.scenarios.filter(({ blueprint }) =>
    referencesOf(blueprint.flow).some((found) => found.kind === kind && found.id === id),
  );
}

/** Without what is about to go the scenarios that use it cannot run: they are marked invalid, and stopped. */
export function invalidateUsers(state: State, kind: ReferenceKind, id: number): void {
  for (const row of usersOf(state, kind, id)) state.scenarios.change(row, { isInvalid: true, isActive: false });
}

/** Their names. */
export const scenariosUsing = (state: State, kind: ReferenceKind, id: number): string[] =>
  usersOf(state, kind, id).map(({ name }) => name);
