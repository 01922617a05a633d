import { isObject } from '../json-object.js';
import { oauthPaths } from './paths.js';

/**
 * The discovery document with the gaps that Make's has: it names neither the refresh grant nor the scopes of the API nor
 * public clients, though they work.
 */
export function discoveryAsMake(document: unknown, issuer: string): unknown {
  if (!isObject(document)) return document;
  const { authorization_response_iss_parameter_supported: _unnamed, ...rest } = document;
  return {
    ...rest,
    grant_types_supported: ['authorization_code'],
    scopes_supported: ['openid'],
    token_endpoint_auth_methods_supported: ['client_secret_post'],
    rename_connection_endpoint: issuer + oauthPaths.rename,
  };
}
