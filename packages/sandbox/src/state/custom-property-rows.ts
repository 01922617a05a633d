import type { Json } from './rows.js';

/** The fields that an organization has added to its scenarios. */
export interface CustomPropertyStructureRow {
  readonly id: number;
  readonly organizationId: number;
  readonly created: string;
}

export type CustomPropertyType = 'boolean' | 'date' | 'dropdown' | 'longText' | 'multiselect' | 'number' | 'shortText';

export interface CustomPropertyItemRow {
  readonly id: number;
  readonly structureId: number;
  readonly name: string;
  readonly label: string;
  readonly description: string;
  readonly type: CustomPropertyType;
  /** The choices of a dropdown or multiselect; null for every other type. */
  readonly options: readonly { readonly value: string }[] | null;
  readonly required: boolean;
}

/** What a scenario has filled in, by the names of the items. */
export interface ScenarioPropertiesRow {
  readonly scenarioId: number;
  readonly values: Json;
}
