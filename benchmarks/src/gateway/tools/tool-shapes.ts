/** What the servers of this benchmark show: the same two hundred tools everywhere, as large as tools usually are. */
import { z } from 'zod';

export interface ToolShape {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly reads: boolean;
  readonly input: Readonly<Record<string, z.ZodType>>;
  readonly output: Readonly<Record<string, z.ZodType>>;
  /** Fits `output`. */
  readonly answer: Readonly<Record<string, unknown>>;
}

const resources =
  'scenarios connections hooks templates folders teams organizations users devices keys ' +
  'agents exports functions variables datastores records structures apps modules runs';

const row = {
  id: z.int().describe('Id, to be handed to other tools'),
  name: z.string().describe('As people see it'),
  active: z.boolean().describe('Whether it is switched on'),
  kind: z.enum(['instant', 'scheduled', 'on-demand']).describe('How it is started'),
  changedAt: z.iso.datetime().optional().describe('When it was changed last'),
  owner: z.object({ id: z.int(), name: z.string() }).optional().describe('Who made it'),
};
const answeredRow = {
  id: 1,
  name: 'Orders to sheet',
  active: true,
  kind: 'scheduled',
  changedAt: '2026-11-01T00:00:00Z',
  owner: { id: 7, name: 'Ana' },
};

const id = { id: z.int().positive().describe('Id from the list') };
const team = { teamId: z.int().positive().describe('Team, from teams_list') };
const page = {
  limit: z.int().min(1).max(100).default(50).describe('How many at most'),
  offset: z.int().min(0).default(0).describe('How many to leave out first'),
  sortBy: z.enum(['name', 'changedAt', 'id']).optional().describe('What to sort by'),
};
const filter = {
  name: z.string().max(200).optional().describe('Only those whose name has this text'),
  kinds: z
    .array(z.enum(['instant', 'scheduled', 'on-demand']))
    .optional()
    .describe('Only those of these kinds'),
};
const content = {
  name: z.string().min(1).max(120).describe('As people see it'),
  folderId: z.int().positive().optional().describe('Folder, from folders_list'),
  scheduling: z
    .object({
      type: z.enum(['immediately', 'indefinitely', 'once', 'daily', 'weekly']).describe('How often'),
      interval: z.int().min(60).optional().describe('Seconds between two runs'),
      restrict: z.array(z.object({ days: z.array(z.int()), months: z.array(z.int()) })).optional(),
    })
    .describe('When it runs by itself'),
  values: z.record(z.string(), z.unknown()).optional().describe('Values by name, as Make expects them'),
};
const period = {
  from: z.iso.datetime().optional().describe('Beginning of the period'),
  to: z.iso.datetime().optional().describe('End of the period'),
};

const rows = { rows: z.array(z.object(row)), more: z.boolean().describe('Whether the next page has some') };
const answeredRows = { rows: [answeredRow], more: false };

type Verb = Omit<ToolShape, 'name' | 'title'>;
const reading = (description: string, input: Verb['input'], many: boolean): Verb => ({
  description,
  reads: true,
  input,
  output: many ? rows : row,
  answer: many ? answeredRows : answeredRow,
});
const writing = (description: string, input: Verb['input']): Verb => ({
  description,
  reads: false,
  input,
  output: row,
  answer: answeredRow,
});

const verbs: Readonly<Record<string, Verb>> = {
  list: reading('List what a team has, page by page. Get the team from teams_list.', { ...team, ...page }, true),
  get: reading('Read one with everything that is known of it. Get the id from the list.', { ...team, ...id }, false),
  search: reading('Find by name and kind.', { ...team, ...filter, ...page }, true),
  history: reading('List what has been changed, the newest first.', { ...id, ...period, ...page }, true),
  usage: reading('Read how much was used in a period.', { ...id, ...period }, false),
  create: writing('Create one in a team. It is switched off until it is started.', { ...team, ...content }),
  update: writing('Change one. Fields that are left out stay as they are.', { ...id, ...content }),
  copy: writing('Copy one into another team, with what it needs.', { ...id, ...team, ...content }),
  start: writing('Switch one on. It then runs by its schedule.', id),
  stop: writing('Switch one off. What is running ends as usual.', id),
};

export const toolShapes: readonly ToolShape[] = resources.split(' ').flatMap((resource) =>
  Object.entries(verbs).map(([verb, shape]) => ({
    ...shape,
    name: `${resource}_${verb}`,
    title: `${verb} ${resource}`,
  })),
);

/** The call that is measured. */
export const measuredCall = { name: 'scenarios_get', arguments: { teamId: 1, id: 1 } };
