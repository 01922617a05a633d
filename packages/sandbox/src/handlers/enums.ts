import type { enums } from '@makegate/client/endpoints/enums';
import type { Handlers } from '../call.js';
import { allScopes } from '../seed/scopes.js';

/** Short lists: enough to see the shape of each, and the entries that the zone's own rows refer to. */
export const enumsHandlers: Handlers<typeof enums> = {
  moduleTypes: () => ({ moduleTypes: numbered(['trigger', 'action', 'search', 'connector', 'hitl']) }),
  timezones: () => ({
    timezones: [
      { id: 1, name: 'Europe/London', code: 'GMT', offset: '+00:00' },
      { id: 2, name: 'Europe/Prague', code: 'CET', offset: '+01:00' },
      { id: 3, name: 'America/New_York', code: 'EST', offset: '-05:00' },
      { id: 4, name: 'Asia/Tokyo', code: 'JST', offset: '+09:00' },
    ],
  }),
  countries: () => ({
    countries: [
      { id: 1, name: 'Austria', code: 'AUT', code2: 'AT', stripeRegion: 'eu' },
      { id: 2, name: 'Czechia', code: 'CZE', code2: 'CZ', stripeRegion: 'eu' },
      { id: 3, name: 'Japan', code: 'JPN', code2: 'JP', stripeRegion: 'us' },
      { id: 4, name: 'United States', code: 'USA', code2: 'US', stripeRegion: 'us' },
    ],
  }),
  usStates: () => ({ usStates: numbered(['California', 'New York', 'Texas']) }),
  locales: () => ({ locales: numbered(['en', 'cs', 'de', 'ja']) }),
  languages: () => ({ languages: ['en', 'cs', 'de'].map((code) => ({ code, name: languageName(code) })) }),
  userFeatures: () => ({ userFeatures: numbered(['allow_apps', 'allow_invitations']) }),
  organizationFeatures: () => ({ organizationFeatures: numbered(['custom_variables', 'scenario_inputs']) }),
  userEmailNotifications: () => ({ userEmailNotifications: numbered(['Scenario errors', 'Scenario warnings']) }),
  userApiTokenScopes: () => ({ userApiTokenScopes: allScopes.map((name) => ({ name })) }),
  imtRegions: () => ({ imtRegions: numbered(['EU', 'US']) }),
  imtZones: ({ url }) => ({ imtZones: [{ id: 1, domain: new URL(url).host, name: 'Sandbox' }] }),
  appsReviewStatuses: () => ({ reviewStatuses: numbered(['requested', 'in review', 'approved', 'rejected']) }),
  variableTypes: () => ({ variableTypes: numbered(['number', 'string', 'boolean', 'date']) }),
  llmModels: () => ({
    llmModels: [
      { id: 'small', name: 'Small' },
      { id: 'large', name: 'Large' },
    ],
  }),
  llmBuiltinTiers: () => ({ llmBuiltinTiers: numbered(['small', 'medium', 'large']) }),
  connectedSystemApps: () => ({ connectedSystemApps: [{ name: 'http-agent', label: 'HTTP agent', icon: '' }] }),
};

const numbered = (names: readonly string[]) => names.map((name, at) => ({ id: at + 1, name }));

const languageName = (code: string): string => new Intl.DisplayNames(['en'], { type: 'language' }).of(code) ?? code;
