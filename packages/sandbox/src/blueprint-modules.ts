import { isObject } from './json-object.js';
import type { Blueprint, BlueprintModule } from './state/rows.js';

const isModule = (value: unknown): value is BlueprintModule => isObject(value) && typeof value['module'] === 'string';

/** Every module of a flow, with those inside routes and error handlers, in reading order. */
export function modulesOf(flow: unknown): BlueprintModule[] {
  if (!Array.isArray(flow)) return [];
  return flow.filter(isModule).flatMap((module) => [module, ...nestedModules(module)]);
}

function nestedModules({ routes, onerror }: BlueprintModule): BlueprintModule[] {
  const branches = Array.isArray(routes) ? routes.filter(isObject).map(({ flow }) => flow) : [];
  return [...branches, onerror].flatMap(modulesOf);
}

/** The app of a module: `http` of `http:ActionSendData`. */
export const appOf = ({ module }: BlueprintModule): string => module.split(':')[0] ?? module;

/** The apps a blueprint uses, each once. */
export const appsOf = ({ flow }: Blueprint): string[] => [...new Set(modulesOf(flow).map(appOf))];

export type ReferenceKind = 'Connection' | 'Hook' | 'Key' | 'Data store' | 'Data structure' | 'Device';

/** A thing of the team that a module names by its id. */
export interface Reference {
  readonly kind: ReferenceKind;
  readonly id: number;
  readonly app: string;
}

/** What the fields of parameters and mappers that hold such ids are called. */
const referenceFields: Readonly<Record<string, ReferenceKind>> = {
  __IMTCONN__: 'Connection',
  account: 'Connection',
  connection: 'Connection',
  __IMTHOOK__: 'Hook',
  hook: 'Hook',
  keychain: 'Key',
  datastore: 'Data store',
  udt: 'Data structure',
  datastructure: 'Data structure',
  device: 'Device',
};

export function referencesOf(flow: unknown): Reference[] {
  return modulesOf(flow).flatMap((module) => {
    const fields = [module['parameters'], module['mapper']].filter(isObject).flatMap(Object.entries);
    return fields.flatMap(([name, id]) => referenceIn(appOf(module), name, id));
  });
}

/** What kind of id a field of this name holds. */
export const referenceKind = (name: string): ReferenceKind | undefined =>
  Object.hasOwn(referenceFields, name) ? referenceFields[name] : undefined;

function referenceIn(app: string, name: string, id: unknown): Reference[] {
  const kind = referenceKind(name);
  return kind !== undefined && typeof id === 'number' ? [{ kind, id, app }] : [];
}
