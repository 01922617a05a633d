import { z } from 'zod';
import { endpoint, group } from '../endpoint.js';
import { Blueprint } from '../shapes/blueprint.js';
import { Id } from '../shapes/ids.js';
import { OpenObject } from '../shapes/open-object.js';
import { cols, pg, repliedPg } from '../shapes/paging.js';
import { Scheduling } from '../shapes/scheduling.js';
import { named } from '../shapes/schema.js';

export type { Blueprint } from '../shapes/blueprint.js';
export type { Scheduling } from '../shapes/scheduling.js';

/** A template of a team. `publishedId` and `approvedId` are those of its public copy. */
const template = z.looseObject({
  id: z.number(),
  name: z.string(),
  teamId: z.number().nullish(),
  description: z.string().nullish(),
  usedApps: z.array(z.string()).nullish(),
  public: z.boolean().nullish(),
  publishedId: z.number().nullish(),
  approvedId: z.number().nullish(),
});
export interface Template extends z.output<typeof template> {}
const Template = named<Template>(template);

/** What everybody may start from. `url` is the last part of its address, not all of it; `usage` is how often it was used. */
const publicTemplate = z.looseObject({
  id: z.number(),
  name: z.string(),
  description: z.string().nullish(),
  url: z.string().nullish(),
  usedApps: z.array(z.string()).nullish(),
  usage: z.number().nullish(),
});
export interface PublicTemplate extends z.output<typeof publicTemplate> {}
const PublicTemplate = named<PublicTemplate>(publicTemplate);

/** What a scenario is made from. `controller` holds the guides that people see beside the modules. */
const templateContent = z.looseObject({
  blueprint: Blueprint,
  controller: OpenObject.nullish(),
  scheduling: Scheduling.nullish(),
  language: z.string().nullish(),
  metadata: OpenObject.nullish(),
});
export interface TemplateContent extends z.output<typeof templateContent> {}
const TemplateContent = named<TemplateContent>(templateContent);

const One = z.looseObject({ template: Template });
const OnePublic = z.looseObject({ templatePublic: PublicTemplate });
const params = { templateId: Id };
/** The last part of a public template's address, as lists name it: `12289-add-webhook-data-to-a-google-sheet`. */
const address = { templateUrl: z.string().min(1) };
/** Means the public copy with this id instead of the team's own. */
const templatePublicId = Id.optional();

export const templates = group('templates', {
  list: endpoint({
    method: 'GET',
    path: '/templates',
    scopes: ['templates:read'],
    effect: 'read',
    items: 'templates',
    paged: true,
    query: {
      teamId: Id.optional(),
      public: z.boolean().optional(),
      /** Names of apps: all of them have to be in a template. */
      usedApps: z.array(z.string()).optional(),
      cols,
      pg,
    },
    reply: z.looseObject({ templates: z.array(Template), pg: repliedPg }),
  }),
  /** Other than a scenario, it takes the blueprint and the scheduling as objects. The language is kept for good. */
  create: endpoint({
    method: 'POST',
    path: '/templates',
    scopes: ['templates:write'],
    effect: 'create',
    repeat: 'verify',
    body: {
      teamId: Id,
      language: z.string().min(1),
      blueprint: OpenObject,
      scheduling: Scheduling,
      controller: OpenObject,
      templatePublicId,
    },
    reply: One,
  }),
  get: endpoint({
    method: 'GET',
    path: '/templates/:templateId',
    scopes: ['templates:read'],
    effect: 'read',
    params,
    query: { cols },
    reply: One,
  }),
  update: endpoint({
    method: 'PATCH',
    path: '/templates/:templateId',
    scopes: ['templates:write'],
    effect: 'update',
    repeat: 'safe',
    params,
    query: { templatePublicId, cols },
    body: {
      name: z.string().min(1).optional(),
      description: z.string().optional(),
      blueprint: OpenObject.optional(),
      scheduling: Scheduling.optional(),
      controller: OpenObject.optional(),
      language: z.string().min(1).optional(),
    },
    reply: One,
  }),
  /** Needs `confirmed` when the template has been published. */
  delete: endpoint({
    method: 'DELETE',
    path: '/templates/:templateId',
    scopes: ['templates:write'],
    effect: 'delete',
    repeat: 'verify',
    params,
    query: { confirmed: z.boolean().optional() },
    reply: z.looseObject({ template: z.number() }),
  }),
  blueprint: endpoint({
    method: 'GET',
    path: '/templates/:templateId/blueprint',
    scopes: ['templates:read'],
    effect: 'read',
    params,
    query: { forUse: z.boolean().optional(), templatePublicId },
    reply: TemplateContent,
  }),
  /** Gives the template an address. It is not in the public list before Make has approved it. */
  publish: endpoint({
    method: 'POST',
    path: '/templates/:templateId/publish',
    scopes: ['templates:write'],
    effect: 'update',
    repeat: 'safe',
    params,
    reply: OnePublic,
  }),
  requestApproval: endpoint({
    method: 'POST',
    path: '/templates/:templateId/request-approval',
    scopes: ['templates:write'],
    effect: 'create',
    repeat: 'verify',
    params,
    query: { templatePublicId: Id },
    reply: OnePublic,
  }),
  /** The approved templates, the most used ones first. */
  listPublic: endpoint({
    method: 'GET',
    path: '/templates/public',
    scopes: ['templates:read'],
    effect: 'read',
    items: 'templatesPublic',
    paged: true,
    query: {
      /** Also those in English, beside the language of the caller. */
      includeEn: z.boolean().optional(),
      /** A part of the name. */
      name: z.string().optional(),
      usedApps: z.array(z.string()).optional(),
      cols,
      pg,
    },
    reply: z.looseObject({ templatesPublic: z.array(PublicTemplate), pg: repliedPg }),
  }),
  getPublic: endpoint({
    method: 'GET',
    path: '/templates/public/:templateUrl',
    scopes: ['templates:read'],
    effect: 'read',
    params: address,
    query: { templatePublicId, cols },
    reply: OnePublic,
  }),
  publicBlueprint: endpoint({
    method: 'GET',
    path: '/templates/public/:templateUrl/blueprint',
    scopes: ['templates:read'],
    effect: 'read',
    params: address,
    query: { templatePublicId },
    reply: TemplateContent,
  }),
});
