import type { customProperties } from '@makegate/client/endpoints/custom-properties';
import { visibleOrganization } from '../access.js';
import type { Caller, Handlers } from '../call.js';
import { confirmationNeeded, invalidInput, invalidParameter, notFound } from '../http/refusal.js';
import { pageOf } from '../listing.js';
import type {
  CustomPropertyItemRow,
  CustomPropertyStructureRow,
  ScenarioPropertiesRow,
} from '../state/custom-property-rows.js';
import { requireCustomProperties } from './custom-property-access.js';
import { createValues, deleteValues, getValues, replaceValues, updateValues } from './scenario-properties.js';

export const customPropertiesHandlers: Handlers<typeof customProperties> = {
  listStructures: (call) => {
    const organization = visibleOrganization(call, call.args.organizationId);
    requireCustomProperties(organization);
    const rows = call.state.customPropertyStructures.of('organizationId', organization.id);
    return { customPropertyStructures: [...rows].map(structureColumns) };
  },
  createStructure: (call) => {
    const organization = visibleOrganization(call, call.args.belongerId);
    requireCustomProperties(organization);
    const { customPropertyStructures } = call.state;
    const { id: organizationId } = organization;
    if (customPropertyStructures.of('organizationId', organizationId).size > 0) {
      throw invalidInput('The organization has a custom property structure already.');
    }
    const created = new Date(call.state.timestamp()).toISOString();
    const row = customPropertyStructures.add({ id: call.state.nextId(), organizationId, created });
    return { customPropertyStructure: structureColumns(row) };
  },
  listItems: (call) => {
    const { id } = structureOf(call, call.args.customPropertyStructureId);
    const { id: itemId, name, label, description, type, required, pg } = call.args;
    const wanted = Object.entries({ id: itemId, name, label, description, type, required });
    const where = (row: CustomPropertyItemRow) =>
      wanted.every(([column, value]) => value === undefined || Reflect.get(row, column) === value);
    const rows = call.state.customPropertyItems.of('structureId', id);
    const page = pageOf(rows, pg, { limit: 10_000, sortBy: 'id', where, columns: itemColumns });
    return { customPropertyStructureItems: page.rows, pg: page.pg };
  },
  createItem: (call) => {
    const { id: structureId } = structureOf(call, call.args.customPropertyStructureId);
    const { name, label, description = '', type, options, required = false } = call.args;
    const { customPropertyItems } = call.state;
    if (customPropertyItems.of('structureId', structureId).find((row) => row.name === name)) {
      throw invalidInput(`An item with the name '${name}' exists already.`);
    }
    const chosen = optionsOf(type, options);
    const id = call.state.nextId();
    const item = { id, structureId, name, label, description, type, options: chosen, required };
    return { customPropertyStructureItem: itemColumns(customPropertyItems.add(item)) };
  },
  updateItem: (call) => {
    const row = itemOf(call, call.args.customPropertyStructureItemId);
    const { label = row.label, description = row.description, required = row.required } = call.args;
    const options = call.args.options === undefined ? row.options : optionsOf(row.type, call.args.options);
    call.state.customPropertyItems.change(row, { label, description, required, options });
    return { customPropertyStructureItem: itemColumns(row) };
  },
  deleteItem: (call) => {
    const row = itemOf(call, call.args.customPropertyStructureItemId);
    const holders = holdersOf(call, row);
    if (holders.length > 0 && call.args.confirmed !== true) {
      const names = holders.map(({ scenarioId }) => call.state.scenarios.get(scenarioId)?.name).join(', ');
      throw confirmationNeeded(`These scenarios lose their value of '${row.name}': ${names}.`);
    }
    for (const holder of holders) {
      const { [row.name]: _, ...values } = holder.values;
      call.state.scenarioProperties.change(holder, { values });
    }
    call.state.customPropertyItems.delete(row.id);
    return { customPropertyStructureItem: row.id };
  },
  getValues,
  createValues,
  replaceValues,
  updateValues,
  deleteValues,
};

function structureOf(caller: Caller, id: number): CustomPropertyStructureRow {
  const row = caller.state.customPropertyStructures.get(id);
  if (!row) throw notFound('Custom property structure', id);
  requireCustomProperties(visibleOrganization(caller, row.organizationId));
  return row;
}

function itemOf(caller: Caller, id: number): CustomPropertyItemRow {
  const row = caller.state.customPropertyItems.get(id);
  if (!row) throw notFound('Custom property structure item', id);
  structureOf(caller, row.structureId);
  return row;
}

/** What the scenarios of its organization have filled in, where there is a value for this item. */
function holdersOf({ state }: Caller, { structureId, name }: CustomPropertyItemRow): ScenarioPropertiesRow[] {
  const organizationId = state.customPropertyStructures.get(structureId)?.organizationId ?? 0;
  const scenarios = [...state.teams.of('organizationId', organizationId)].flatMap((team) => [
    ...state.scenarios.of('teamId', team.id),
  ]);
  const rows = scenarios.map(({ id }) => state.scenarioProperties.get(id));
  return rows.filter((row) => row !== undefined).filter(({ values }) => Object.hasOwn(values, name));
}

/** Lists have choices, and nothing else has. */
function optionsOf(
  type: string,
  options: CustomPropertyItemRow['options'] | undefined,
): CustomPropertyItemRow['options'] {
  const chosen = options?.map(({ value }) => value) ?? [];
  const isList = type === 'dropdown' || type === 'multiselect';
  if (isList !== chosen.length > 0) throw invalidParameter('options', `Options go with dropdown and multiselect only.`);
  if (new Set(chosen).size < chosen.length) throw invalidParameter('options', 'The values must be unique.');
  return isList ? chosen.map((value) => ({ value })) : null;
}

const structureColumns = ({ id, created, organizationId }: CustomPropertyStructureRow) => ({
  id,
  created,
  belongers: [{ belongerId: organizationId, belongerType: 'organization', associatedTypes: ['scenario'] }],
});

const itemColumns = (row: CustomPropertyItemRow) => ({ ...row, options: row.options && [...row.options] });
