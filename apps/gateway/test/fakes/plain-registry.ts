import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { AjvJsonSchemaValidator } from '@modelcontextprotocol/sdk/validation/ajv';
import type { Registry } from '../../src/registry.js';

/** Serves next to nothing, so that thousands of sessions are opened in a moment. */
export function plainRegistry(): Registry {
  const jsonSchemaValidator = new AjvJsonSchemaValidator();
  return {
    async connect(_principal, transport) {
      const server = new Server({ name: 'plain', version: '1.0.0' }, { capabilities: {}, jsonSchemaValidator });
      const closed = new Promise<void>((resolve) => {
        server.onclose = resolve;
      });
      await server.connect(transport);
      return { closed, close: () => server.close() };
    },
    async close() {},
  };
}
