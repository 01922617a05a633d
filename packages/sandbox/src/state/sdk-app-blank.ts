import type { SdkAppPart, Sections } from './sdk-app-rows.js';

/** What the sections of a custom app and of its parts hold before anybody writes them. */
export const blankSections = {
  app: { base: '{}', groups: '[]', install: '{}', installSpec: '[]', readme: '' },
  module: { api: '{}', epoch: '{}', parameters: '[]', expect: '[]', interface: '[]', samples: '{}', scope: '[]' },
  function: { code: '', test: '' },
  rpc: { api: '{}', parameters: '[]' },
  endpoint: { api: '{}', scope: '[]', inputParameters: '[]', outputParameters: '[]' },
  connection: { api: '{}', parameters: '[]', scopes: '{}', scope: '[]', install: '{}', installSpec: '[]' },
  webhook: { api: '{}', parameters: '[]', attach: '{}', detach: '{}', update: '{}', scope: '[]' },
} satisfies Readonly<Record<SdkAppPart, Sections>>;
