import type { Handed } from '../../src/gateway.js';
import { conformanceRegistry } from './conformance-registry.js';
import { loopbackAuthenticator } from './loopback-authenticator.js';

/** The two values in which the gateway that is measured differs from the released one. */
export const conformanceBuild = (list: 'text' | 'stream'): Handed => ({
  registry: () => conformanceRegistry(list),
  authenticator: () => loopbackAuthenticator,
});
