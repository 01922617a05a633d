/** One module of a blueprint in plain words, beginning with the JSON pointer that reads it in full. */
export type OutlineLine = string;

type Fields = Readonly<Record<string, unknown>>;

/**
 * Every module of a blueprint in the order of its flow, one line each: pointer, id, module, label, what it is connected
 * to, its filter, its routes, and whose error it handles. Parts of a blueprint that look unlike Make's are passed over.
 */
export function outlineOf(blueprint: unknown): OutlineLine[] {
  return isFields(blueprint) ? linesOfFlow(blueprint['flow'], '/flow') : [];
}

function linesOfFlow(flow: unknown, pointer: string, remark?: string): OutlineLine[] {
  if (!Array.isArray(flow)) return [];
  return flow.flatMap((module: unknown, at) =>
    isFields(module) ? linesOfModule(module, `${pointer}/${at}`, remark) : [],
  );
}

function linesOfModule(module: Fields, pointer: string, remark?: string): OutlineLine[] {
  const words = [
    `${textOf(module['id'])} ${textOf(module['module'])}${labelOf(module)}`,
    ...attachmentsOf(module['parameters']),
    ...filterOf(module['filter']),
    ...(remark === undefined ? [] : [remark]),
  ];
  return [
    `${pointer} ${words.join(', ')}`,
    ...linesOfRoutes(module, pointer),
    ...linesOfFlow(module['onerror'], `${pointer}/onerror`, `on error of ${textOf(module['id'])}`),
  ];
}

function linesOfRoutes(module: Fields, pointer: string): OutlineLine[] {
  const routes = module['routes'];
  if (!Array.isArray(routes)) return [];
  return routes.flatMap((route: unknown, at) =>
    isFields(route)
      ? linesOfFlow(route['flow'], `${pointer}/routes/${at}/flow`, `route ${at + 1} of ${textOf(module['id'])}`)
      : [],
  );
}

/** The label a person gave the module in the editor. */
function labelOf({ metadata }: Fields): string {
  const designer = isFields(metadata) ? metadata['designer'] : undefined;
  const name = isFields(designer) ? textOf(designer['name']) : '';
  return name ? ` "${name}"` : '';
}

/** Where modules keep the ids of what they use. */
const attachments: Readonly<Record<string, string>> = {
  __IMTCONN__: 'connection',
  account: 'connection',
  __IMTHOOK__: 'hook',
  hook: 'hook',
  datastore: 'data store',
  __IMTKEY__: 'key',
};

function attachmentsOf(parameters: unknown): string[] {
  if (!isFields(parameters)) return [];
  return Object.entries(attachments).flatMap(([name, kind]) => {
    const id = textOf(parameters[name]);
    return id ? [`${kind} ${id}`] : [];
  });
}

function filterOf(filter: unknown): string[] {
  if (!isFields(filter)) return [];
  const name = textOf(filter['name']);
  return [name ? `only if "${name}"` : 'only if its filter passes'];
}

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
