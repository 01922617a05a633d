import { z } from 'zod';
import { endpoint, group } from '../endpoint.js';
import { named } from '../shapes/schema.js';

/** `offset` is how far the zone is from UTC, as Make writes it. */
const timezone = z.looseObject({
  id: z.number(),
  name: z.string(),
  code: z.string().nullish(),
  offset: z.unknown().optional(),
});
export interface Timezone extends z.output<typeof timezone> {}
const Timezone = named<Timezone>(timezone);

const country = z.looseObject({ id: z.number(), name: z.string(), code: z.string().nullish() });
export interface Country extends z.output<typeof country> {}
const Country = named<Country>(country);

const region = z.looseObject({ id: z.number(), name: z.string() });
export interface Region extends z.output<typeof region> {}
const Region = named<Region>(region);

/** A zone as Make lists it. `domain` is the host to call. */
const listedZone = z.looseObject({ id: z.number(), name: z.string(), domain: z.string().nullish() });
export interface ListedZone extends z.output<typeof listedZone> {}
const ListedZone = named<ListedZone>(listedZone);

const apiTokenScope = z.looseObject({ name: z.string() });
export interface ApiTokenScope extends z.output<typeof apiTokenScope> {}
const ApiTokenScope = named<ApiTokenScope>(apiTokenScope);

const connectedSystemApp = z.looseObject({ name: z.string(), label: z.string().nullish() });
export interface ConnectedSystemApp extends z.output<typeof connectedSystemApp> {}
const ConnectedSystemApp = named<ConnectedSystemApp>(connectedSystemApp);

/** Lists whose rows are not published. */
const rows = z.array(z.unknown());
const scopes = ['organization:read'] as const;

/** The fixed lists that other operations refer to. */
export const enums = group('enums', {
  moduleTypes: endpoint({
    method: 'GET',
    path: '/enums/module-types',
    scopes,
    effect: 'read',
    items: 'moduleTypes',
    reply: z.looseObject({ moduleTypes: rows }),
  }),
  timezones: endpoint({
    method: 'GET',
    path: '/enums/timezones',
    scopes,
    effect: 'read',
    items: 'timezones',
    reply: z.looseObject({ timezones: z.array(Timezone) }),
  }),
  countries: endpoint({
    method: 'GET',
    path: '/enums/countries',
    scopes,
    effect: 'read',
    items: 'countries',
    reply: z.looseObject({ countries: z.array(Country) }),
  }),
  usStates: endpoint({
    method: 'GET',
    path: '/enums/us-states',
    scopes,
    effect: 'read',
    items: 'usStates',
    reply: z.looseObject({ usStates: rows }),
  }),
  locales: endpoint({
    method: 'GET',
    path: '/enums/locales',
    scopes,
    effect: 'read',
    items: 'locales',
    reply: z.looseObject({ locales: rows }),
  }),
  languages: endpoint({
    method: 'GET',
    path: '/enums/languages',
    scopes,
    effect: 'read',
    items: 'languages',
    query: { localized: z.boolean().optional() },
    reply: z.looseObject({ languages: rows }),
  }),
  userFeatures: endpoint({
    method: 'GET',
    path: '/enums/user-features',
    scopes,
    effect: 'read',
    items: 'userFeatures',
    reply: z.looseObject({ userFeatures: rows }),
  }),
  organizationFeatures: endpoint({
    method: 'GET',
    path: '/enums/organization-features',
    scopes,
    effect: 'read',
    items: 'organizationFeatures',
    reply: z.looseObject({ organizationFeatures: rows }),
  }),
  userEmailNotifications: endpoint({
    method: 'GET',
    path: '/enums/user-email-notifications',
    scopes,
    effect: 'read',
    items: 'userEmailNotifications',
    /** Make has `en` only. */
    query: { language: z.string().optional() },
    reply: z.looseObject({ userEmailNotifications: rows }),
  }),
  userApiTokenScopes: endpoint({
    method: 'GET',
    path: '/enums/user-api-token-scopes',
    scopes,
    effect: 'read',
    items: 'userApiTokenScopes',
    reply: z.looseObject({ userApiTokenScopes: z.array(ApiTokenScope) }),
  }),
  imtRegions: endpoint({
    method: 'GET',
    path: '/enums/imt-regions',
    scopes,
    effect: 'read',
    items: 'imtRegions',
    reply: z.looseObject({ imtRegions: z.array(Region) }),
  }),
  imtZones: endpoint({
    method: 'GET',
    path: '/enums/imt-zones',
    scopes,
    effect: 'read',
    items: 'imtZones',
    reply: z.looseObject({ imtZones: z.array(ListedZone) }),
  }),
  appsReviewStatuses: endpoint({
    method: 'GET',
    path: '/enums/apps-review-statuses',
    scopes,
    effect: 'read',
    items: 'reviewStatuses',
    reply: z.looseObject({ reviewStatuses: rows }),
  }),
  variableTypes: endpoint({
    method: 'GET',
    path: '/enums/variable-types',
    scopes,
    effect: 'read',
    items: 'variableTypes',
    reply: z.looseObject({ variableTypes: rows }),
  }),
  llmModels: endpoint({
    method: 'GET',
    path: '/enums/llm-models',
    scopes,
    effect: 'read',
    items: 'llmModels',
    reply: z.looseObject({ llmModels: rows }),
  }),
  llmBuiltinTiers: endpoint({
    method: 'GET',
    path: '/enums/llm-builtin-tiers',
    scopes,
    effect: 'read',
    items: 'llmBuiltinTiers',
    reply: z.looseObject({ llmBuiltinTiers: rows }),
  }),
  connectedSystemApps: endpoint({
    method: 'GET',
    path: '/enums/connected-system-apps',
    scopes: [],
    effect: 'read',
    items: 'connectedSystemApps',
    reply: z.looseObject({ connectedSystemApps: z.array(ConnectedSystemApp) }),
  }),
});
