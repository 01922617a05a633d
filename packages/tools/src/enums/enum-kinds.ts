import { enums } from '@makegate/client/endpoints/enums';
import type { CallOptions, MakeClient } from '@makegate/client';

type ReadRows = (make: MakeClient, options: CallOptions) => Promise<readonly unknown[]>;

/** The fixed lists of Make that tools and people refer to, by the word a caller asks for. */
export const enumKinds = {
  apiTokenScopes: async (make, options) => (await make.enums.userApiTokenScopes({}, options)).userApiTokenScopes,
  countries: async (make, options) => (await make.enums.countries({}, options)).countries,
  languages: async (make, options) => (await make.enums.languages({}, options)).languages,
  locales: async (make, options) => (await make.enums.locales({}, options)).locales,
  regions: async (make, options) => (await make.enums.imtRegions({}, options)).imtRegions,
  timezones: async (make, options) => (await make.enums.timezones({}, options)).timezones,
  variableTypes: async (make, options) => (await make.enums.variableTypes({}, options)).variableTypes,
  zones: async (make, options) => (await make.enums.imtZones({}, options)).imtZones,
} satisfies Record<string, ReadRows>;

/** The endpoints behind `enumKinds`. */
export const enumEndpoints = [
  enums.userApiTokenScopes,
  enums.countries,
  enums.languages,
  enums.locales,
  enums.imtRegions,
  enums.timezones,
  enums.variableTypes,
  enums.imtZones,
];
