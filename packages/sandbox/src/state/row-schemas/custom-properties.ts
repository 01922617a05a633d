import { z } from 'zod';
import { id, json, rowSchema, text } from './columns.js';
import type {
  CustomPropertyItemRow,
  CustomPropertyStructureRow,
  ScenarioPropertiesRow,
} from '../custom-property-rows.js';

export const customPropertyStructures = rowSchema<CustomPropertyStructureRow>({
  id,
  organizationId: id,
  created: text,
});

export const customPropertyItems = rowSchema<CustomPropertyItemRow>({
  id,
  structureId: id,
  name: text,
  label: text,
  description: text,
  type: z.enum(['boolean', 'date', 'dropdown', 'longText', 'multiselect', 'number', 'shortText']),
  options: z.array(z.object({ value: text })).nullable(),
  required: z.boolean(),
});

export const scenarioProperties = rowSchema<ScenarioPropertiesRow>({
  scenarioId: id,
  values: json,
});
