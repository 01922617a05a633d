import type { ScenarioInterface } from '@makegate/client/endpoints/scenarios';

/** An input or output of a scenario, as Make describes it. */
export type Field = NonNullable<ScenarioInterface['input']>[number];

/** A field that can be given by name. */
export type NamedField = Field & { readonly name: string };

/** How deep collections and arrays are described. What lies deeper is advertised open. */
export const deepest = 4;

/** The fields of a spec that can be given by name. */
export function fieldsOf(spec: unknown): readonly NamedField[] {
  if (!Array.isArray(spec)) return [];
  return spec.filter((field: unknown): field is NamedField => isField(field) && (field.name ?? '') !== '');
}

export function isField(value: unknown): value is Field {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}
