import type { enums } from '@makegate/client/endpoints/enums';
import type { Handlers } from '../call.js';
import { countries, locales, regions, timezones } from '../countries-and-timezones.js';
import { allScopes } from '../seed/scopes.js';

/** Short lists: enough to see the shape of each, and the entries that the zone's own rows refer to. */
export const enumsHandlers: Handlers<typeof enums> = {
  moduleTypes: () => ({ moduleTypes: numbered(['trigger', 'action', 'search', 'connector', 'hitl']) }),
  timezones: () => ({ timezones }),
  countries: () => ({ countries }),
  usStates: () => ({ usStates: numbered(['California', 'New York', 'Texas']) }),
  locales: () => ({ locales }),
  languages: () => ({ languages: ['en', 'cs', 'de'].map((code) => ({ code, name: languageName(code) })) }),
  userFeatures: () => ({ userFeatures: numbered(['allow_apps', 'allow_invitations']) }),
  organizationFeatures: () => ({ organizationFeatures: numbered(['custom_variables', 'scenario_inputs']) }),
  userEmailNotifications: () => ({ userEmailNotifications: numbered(['Scenario errors', 'Scenario warnings']) }),
  userApiTokenScopes: () => ({ userApiTokenScopes: allScopes.map((name) => ({ name })) }),
  imtRegions: () => ({ imtRegions: regions }),
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
