import { z } from 'zod';
import { endpoint, group } from '../endpoint.js';
import { Acknowledgement } from '../shapes/acknowledgement.js';
import { Id } from '../shapes/ids.js';
import { OpenObject } from '../shapes/open-object.js';
import { cols, pg, repliedPg } from '../shapes/paging.js';
import { named } from '../shapes/schema.js';

/** The fields that an organization has added to its scenarios; what they are stands in its items. */
const customPropertyStructure = z.looseObject({
  id: z.number(),
  created: z.string().nullish(),
  belongers: z
    .array(
      z.looseObject({
        belongerId: z.number(),
        belongerType: z.string().nullish(),
        associatedTypes: z.array(z.string()).nullish(),
      }),
    )
    .nullish(),
});
export interface CustomPropertyStructure extends z.output<typeof customPropertyStructure> {}
const CustomPropertyStructure = named<CustomPropertyStructure>(customPropertyStructure);

/** One field. `name` is its key in a scenario's properties. */
const customPropertyItem = z.looseObject({
  id: z.number(),
  structureId: z.number().nullish(),
  name: z.string(),
  label: z.string().nullish(),
  description: z.string().nullish(),
  type: z.string().nullish(),
  options: z.array(z.looseObject({ value: z.string() })).nullish(),
  required: z.boolean().nullish(),
});
export interface CustomPropertyItem extends z.output<typeof customPropertyItem> {}
const CustomPropertyItem = named<CustomPropertyItem>(customPropertyItem);

/** A scenario's values by the names of the items. */
const scenarioProperties = z.looseObject({ customProperties: OpenObject.nullish(), scenarioId: z.number().nullish() });
export interface ScenarioProperties extends z.output<typeof scenarioProperties> {}
const ScenarioProperties = named<ScenarioProperties>(scenarioProperties);

const ItemType = z.enum(['boolean', 'date', 'dropdown', 'longText', 'multiselect', 'number', 'shortText']);
/** Each value once. Required for the types `dropdown` and `multiselect`, refused for all others. */
const options = z.array(z.strictObject({ value: z.string().min(1).max(250) })).optional();
const label = z.string().min(1).max(64);
const description = z.string().max(1024).optional();
const required = z.boolean().optional();

const OneItem = z.looseObject({ customPropertyStructureItem: CustomPropertyItem });
const structure = { customPropertyStructureId: Id };
const item = { customPropertyStructureItemId: Id };
const scenario = { scenarioId: Id };
/** Values by the names of the structure's items. A `null` clears one. */
const content = { properties: OpenObject };

export const customProperties = group('customProperties', {
  /** Refused unless the organization's plan has custom properties. */
  listStructures: endpoint({
    method: 'GET',
    path: '/custom-property-structures',
    scopes: ['custom-property-structures:read'],
    effect: 'read',
    items: 'customPropertyStructures',
    query: { organizationId: Id },
    reply: z.looseObject({ customPropertyStructures: z.array(CustomPropertyStructure) }),
  }),
  /** An organization has one structure. Make does not delete it again. */
  createStructure: endpoint({
    method: 'POST',
    path: '/custom-property-structures',
    scopes: ['custom-property-structures:write'],
    effect: 'create',
    repeat: 'verify',
    body: { associatedType: z.literal('scenario'), belongerType: z.literal('organization'), belongerId: Id },
    reply: z.looseObject({ customPropertyStructure: CustomPropertyStructure }),
  }),
  listItems: endpoint({
    method: 'GET',
    path: '/custom-property-structures/:customPropertyStructureId/custom-property-structure-items',
    scopes: ['custom-property-structures:read'],
    effect: 'read',
    items: 'customPropertyStructureItems',
    paged: true,
    params: structure,
    query: {
      id: Id.optional(),
      name: z.string().optional(),
      label: z.string().optional(),
      description: z.string().optional(),
      type: ItemType.optional(),
      required,
      cols,
      pg,
    },
    reply: z.looseObject({ customPropertyStructureItems: z.array(CustomPropertyItem), pg: repliedPg }),
  }),
  /** Name and type stay as they are for good. The name is unique in its structure. */
  createItem: endpoint({
    method: 'POST',
    path: '/custom-property-structures/:customPropertyStructureId/custom-property-structure-items',
    scopes: ['custom-property-structures:write'],
    effect: 'create',
    repeat: 'verify',
    params: structure,
    body: {
      name: z
        .string()
        .max(64)
        .regex(/^[A-Za-z_$][\w$]*$/),
      label,
      description,
      type: ItemType,
      options,
      required,
    },
    reply: OneItem,
  }),
  updateItem: endpoint({
    method: 'PATCH',
    path: '/custom-property-structures/custom-property-structure-items/:customPropertyStructureItemId',
    scopes: ['custom-property-structures:write'],
    effect: 'update',
    repeat: 'safe',
    params: item,
    body: { label: label.optional(), description, options, required },
    reply: OneItem,
  }),
  /** Takes the values of all scenarios along; when there are any, it needs `confirmed`. */
  deleteItem: endpoint({
    method: 'DELETE',
    path: '/custom-property-structures/custom-property-structure-items/:customPropertyStructureItemId',
    scopes: ['custom-property-structures:write'],
    effect: 'delete',
    repeat: 'verify',
    params: item,
    query: { confirmed: z.boolean().optional() },
    reply: z.looseObject({ customPropertyStructureItem: z.number().nullish() }),
  }),
  getValues: endpoint({
    method: 'GET',
    path: '/scenarios/:scenarioId/custom-properties',
    scopes: ['scenarios:read'],
    effect: 'read',
    params: scenario,
    reply: ScenarioProperties,
  }),
  /** Only for a scenario without values. All required items have to be given. */
  createValues: endpoint({
    method: 'POST',
    path: '/scenarios/:scenarioId/custom-properties',
    scopes: ['scenarios:write'],
    effect: 'create',
    repeat: 'verify',
    params: scenario,
    content,
    reply: ScenarioProperties,
  }),
  /** Only for a scenario with values. All required items have to be given. */
  replaceValues: endpoint({
    method: 'PUT',
    path: '/scenarios/:scenarioId/custom-properties',
    scopes: ['scenarios:write'],
    effect: 'update',
    repeat: 'safe',
    params: scenario,
    content,
    reply: ScenarioProperties,
  }),
  /** Only for a scenario with values; those that are not named stay. */
  updateValues: endpoint({
    method: 'PATCH',
    path: '/scenarios/:scenarioId/custom-properties',
    scopes: ['scenarios:write'],
    effect: 'update',
    repeat: 'safe',
    params: scenario,
    content,
    reply: ScenarioProperties,
  }),
  deleteValues: endpoint({
    method: 'DELETE',
    path: '/scenarios/:scenarioId/custom-properties',
    scopes: ['scenarios:write'],
    effect: 'delete',
    repeat: 'verify',
    params: scenario,
    query: { confirmed: z.boolean().optional() },
    reply: Acknowledgement,
  }),
});
