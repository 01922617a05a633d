/** An app that Make brings. Only what the zone's scenarios use, and a few beside it, as Make has some thousand. */
export interface ShelvedApp {
  readonly name: string;
  readonly label: string;
  readonly theme: string;
  readonly version: number;
  readonly categories: string[];
  readonly keywords: readonly string[];
  readonly premiumTier: number;
}

const app = (name: string, label: string, category: string, premiumTier = 0): ShelvedApp => ({
  name,
  label,
  theme: '#3a6ea5',
  version: 1,
  categories: [category],
  keywords: label.toLowerCase().split(' '),
  premiumTier,
});

export const shelvedApps: readonly ShelvedApp[] = [
  app('builtin', 'Flow control', 'built-in'),
  app('csv', 'CSV', 'built-in'),
  app('datastore', 'Data store', 'built-in'),
  app('email', 'Email', 'built-in'),
  app('gateway', 'Webhooks', 'built-in'),
  app('google-email', 'Gmail', 'communication'),
  app('http', 'HTTP', 'built-in'),
  app('json', 'JSON', 'built-in'),
  app('sap', 'SAP', 'erp', 2),
  app('scenario-service', 'Scenarios', 'built-in'),
  app('slack', 'Slack', 'communication'),
  app('util', 'Tools', 'built-in'),
  app('xml', 'XML', 'built-in'),
];
