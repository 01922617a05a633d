import { z } from 'zod';
import { endpoint, group } from '../endpoint.js';
import { Id } from '../shapes/ids.js';
import { named } from '../shapes/schema.js';

/** An app that scenarios can use, as the scenario editor finds it. */
const catalogueApp = z.looseObject({
  name: z.string().nullish(),
  label: z.string().nullish(),
  theme: z.string().nullish(),
  version: z.union([z.string(), z.number()]).nullish(),
  isPrivate: z.boolean().nullish(),
  categories: z.array(z.unknown()).nullish(),
  keywords: z.unknown().optional(),
  premiumTier: z.unknown().optional(),
});
export interface CatalogueApp extends z.output<typeof catalogueApp> {}
const CatalogueApp = named<CatalogueApp>(catalogueApp);

const apps = z.looseObject({ apps: z.array(CatalogueApp) });

export const appsCatalogue = group('appsCatalogue', {
  /** `scoredSearch` puts first what a team uses most, and needs `teamId`. */
  list: endpoint({
    method: 'GET',
    path: '/imt/apps',
    scopes: [],
    effect: 'read',
    items: 'apps',
    query: { organizationId: Id.optional(), scoredSearch: z.boolean().optional(), teamId: Id.optional() },
    reply: apps,
  }),
  /** With categories, keywords and the plan that an app needs. */
  metadata: endpoint({
    method: 'GET',
    path: '/imt/apps-meta',
    scopes: [],
    effect: 'read',
    items: 'apps',
    query: { skipSdkApps: z.boolean().optional(), organizationId: Id.optional() },
    reply: apps,
  }),
});
