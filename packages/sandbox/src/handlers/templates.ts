import type { ArgumentsOf } from '@makegate/client';
import type { templates } from '@makegate/client/endpoints/templates';
import { organizationsOf, rowsOfTeam, teamsOf, visibleTeam } from '../access.js';
import { readBlueprint } from '../blueprint-checks.js';
import { appsOf } from '../blueprint-modules.js';
import type { Call, Caller, Handlers } from '../call.js';
import { contains } from '../contains.js';
import { confirmationNeeded, invalidParameter } from '../http/refusal.js';
import { pageOf } from '../listing.js';
import type { PublicTemplateRow, TemplateContent, TemplateRow } from '../state/template-rows.js';
import { slugOf } from './slug.js';
import { approvedTemplates, copyOf, publicTemplateAt, requirePublic, templateOf } from './template-access.js';

export const templatesHandlers: Handlers<typeof templates> = {
  list: (call) => {
    const { public: isPublic, usedApps, pg } = call.args;
    const where = (row: TemplateRow) =>
      usesAll(row, usedApps) && (isPublic === undefined || (copyOf(call, row) !== undefined) === isPublic);
    const columnsOf = (row: TemplateRow) => columns(call, row);
    const page = pageOf(templatesOf(call, call.args.teamId), pg, {
      limit: 10_000,
      sortBy: 'id',
      where,
      columns: columnsOf,
    });
    return { templates: page.rows, pg: page.pg };
  },
  create: (call) => {
    const { teamId, language, scheduling, controller, templatePublicId } = call.args;
    visibleTeam(call, teamId);
    if (templatePublicId !== undefined) requirePublic(call, templatePublicId);
    const blueprint = readBlueprint(call.args.blueprint);
    const content = { name: blueprint.name, description: null, language, blueprint, scheduling, controller };
    const row = call.state.templates.add({ id: call.state.nextId(), teamId, ...content });
    return { template: columns(call, row) };
  },
  get: (call) => ({ template: columns(call, templateOf(call, call.args.templateId)) }),
  update: (call) => {
    const row = templateOf(call, call.args.templateId);
    const { templatePublicId } = call.args;
    if (templatePublicId === undefined) call.state.templates.change(row, changes(call, row));
    else {
      const copy = requirePublic(call, templatePublicId, row);
      call.state.publicTemplates.change(copy, changes(call, copy));
    }
    return { template: columns(call, row) };
  },
  delete: (call) => {
    const row = templateOf(call, call.args.templateId);
    if (copyOf(call, row) && call.args.confirmed !== true) {
      throw confirmationNeeded(`The template '${row.name}' is published. Its public copy goes with it.`);
    }
    call.state.templates.delete(row.id);
    return { template: row.id };
  },
  blueprint: (call) => {
    const row = templateOf(call, call.args.templateId);
    const { templatePublicId } = call.args;
    return contentColumns(templatePublicId === undefined ? row : requirePublic(call, templatePublicId, row));
  },
  publish: (call) => {
    const { id: templateId, teamId: _, ...content } = templateOf(call, call.args.templateId);
    const present = copyOf(call, { id: templateId });
    if (present) return { templatePublic: publicColumns(call.state.publicTemplates.change(present, content)) };
    const id = call.state.nextId();
    const url = `${id}-${slugOf(content.name)}`;
    const fresh = { ...content, id, templateId, url, usage: 0, requestedApproval: null, approved: null };
    return { templatePublic: publicColumns(call.state.publicTemplates.add(fresh)) };
  },
  requestApproval: (call) => {
    const copy = requirePublic(call, call.args.templatePublicId, templateOf(call, call.args.templateId));
    const requestedApproval = copy.requestedApproval ?? new Date(call.state.timestamp()).toISOString();
    return { templatePublic: publicColumns(call.state.publicTemplates.change(copy, { requestedApproval })) };
  },
  listPublic: (call) => {
    const { name = '', usedApps, pg } = call.args;
    const where = (row: PublicTemplateRow) => usesAll(row, usedApps) && contains(row.name, name);
    const page = pageOf(approvedTemplates(call), pg, {
      limit: 10_000,
      sortBy: 'usage',
      sortDir: 'desc',
      where,
      columns: publicColumns,
    });
    return { templatesPublic: page.rows, pg: page.pg };
  },
  getPublic: (call) => ({ templatePublic: publicColumns(publicTemplateAt(call, call.args)) }),
  publicBlueprint: (call) => contentColumns(publicTemplateAt(call, call.args)),
};

/** Without a team: the templates of all teams that the caller reaches into. */
function templatesOf(caller: Caller, teamId: number | undefined): Iterable<TemplateRow> {
  const { templates } = caller.state;
  if (teamId !== undefined) return rowsOfTeam(caller, templates, teamId);
  const teams = organizationsOf(caller).flatMap(({ id }) => teamsOf(caller, id));
  return teams.flatMap(({ id }) => [...templates.of('teamId', id)]);
}

const usesAll = ({ blueprint }: TemplateContent, apps: readonly string[] = []): boolean => {
  const used = appsOf(blueprint);
  return apps.every((app) => used.includes(app));
};

type UpdateCall = Call<ArgumentsOf<typeof templates.update>>;

/** What a request wants changed of a template or of its public copy. The name goes with the blueprint's, as in scenarios. */
function changes({ args }: UpdateCall, row: TemplateContent): Omit<TemplateContent, 'language'> {
  if (args.language !== undefined && args.language !== row.language) {
    throw invalidParameter('language', 'The language of a template cannot be changed.');
  }
  const blueprint = args.blueprint ? readBlueprint(args.blueprint) : row.blueprint;
  const { name = args.blueprint ? blueprint.name : row.name, description = row.description } = args;
  const { scheduling = row.scheduling, controller = row.controller } = args;
  return { name, description, blueprint, scheduling, controller };
}

function columns(caller: Caller, row: TemplateRow) {
  const { id, name, teamId, description, language, blueprint } = row;
  const copy = copyOf(caller, row);
  return {
    id,
    name,
    teamId,
    description,
    language,
    usedApps: appsOf(blueprint),
    public: copy !== undefined,
    publishedId: copy?.id ?? null,
    approvedId: copy?.approved ? copy.id : null,
    publicUrl: copy?.url ?? null,
  };
}

function publicColumns(row: PublicTemplateRow) {
  const { id, name, description, url, usage, blueprint, language, requestedApproval, approved } = row;
  return { id, name, description, url, usedApps: appsOf(blueprint), usage, language, requestedApproval, approved };
}

const contentColumns = ({ blueprint, controller, scheduling, language }: TemplateContent) => ({
  blueprint: { ...blueprint, flow: [...blueprint.flow] },
  controller,
  scheduling,
  language,
  metadata: blueprint.metadata,
});
