import type { Endpoint } from '@makegate/client';
import { operationOf } from './operation.js';

type PathItem = Readonly<Record<string, object>>;

/** A description of these endpoints in OpenAPI 3.0, under the title that Make's own has. */
export function openApiDocument(endpoints: readonly Endpoint[]) {
  const paths: Record<string, PathItem> = {};
  for (const endpoint of endpoints) {
    const path = endpoint.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operationOf(endpoint) };
  }
  return {
    openapi: '3.0.3',
    info: { title: 'Web API v2 - Public', version: '1.0.0' },
    security: [{ token: [] }],
    components: {
      securitySchemes: {
        token: { type: 'apiKey', in: 'header', name: 'Authorization', description: 'Token <API token>' },
      },
    },
    paths,
  };
}
