import type { Endpoint } from '@makegate/client';
import type { general } from '@makegate/client/endpoints/general';
import type { Handlers } from '../call.js';
import { openApiDocument } from '../openapi/document.js';

/** Told which endpoints the zone's description of itself lists. */
export function generalHandlers(endpoints: readonly Endpoint[]): Handlers<typeof general> {
  let written: ReturnType<typeof openApiDocument> | undefined;
  return {
    ping: () => 'OK',
    openapi: ({ url }) => ({ ...(written ??= openApiDocument(endpoints)), servers: [{ url: `${url}/api/v2` }] }),
  };
}
