export { AuthError } from './auth-error.js';
export type { AuthErrorCode } from './auth-error.js';
export type { Principal, PrincipalId } from './principal.js';
export { Secret } from './secret.js';

export { gatewayScopes, isGatewayScope, parseGatewayScopes, ScopeListError } from './scopes/gateway-scopes.js';
export type { GatewayScope } from './scopes/gateway-scopes.js';
export { missingGatewayScopes } from './scopes/missing-gateway-scopes.js';
export type { ToolNeeds } from './scopes/missing-gateway-scopes.js';

export { CredentialError } from './credentials/credential-error.js';
export type { CredentialKind, CredentialPlace } from './credentials/credential-text.js';
export { credentialsOver } from './credentials/credentials.js';
export type {
  Credential,
  CredentialDescription,
  Credentials,
  CredentialsParts,
  NewCredential,
} from './credentials/credentials.js';

export { createServiceKey } from './keys/create-service-key.js';
export type { CreatedServiceKey, NewServiceKey } from './keys/create-service-key.js';
export type { KeyStore } from './keys/key-store.js';
export { memoryKeyStore } from './keys/memory-key-store.js';
export { ServiceKeyError } from './keys/service-key-error.js';
export type { ServiceKeyErrorCode } from './keys/service-key-error.js';
export type { ServiceKey } from './keys/service-key.js';
export { keyRefused, verifyServiceKey } from './keys/verify-service-key.js';
export type { KeyCheck, KeyRefusal, KeyVerdict } from './keys/verify-service-key.js';

export { memorySecretStore } from './secrets/memory-secret-store.js';
export type { SecretStore } from './secrets/secret-store.js';

export type { DataKeyStore } from './vault/data-key-store.js';
export type { Rewrapped } from './vault/data-keys.js';
export { newEncryptionKey, parseEncryptionKeys } from './vault/encryption-key.js';
export type { EncryptionKey } from './vault/encryption-key.js';
export type { KeyProvider, WrappedKey } from './vault/key-provider.js';
export { keyring } from './vault/keyring.js';
export { memoryDataKeyStore } from './vault/memory-data-key-store.js';
export type { SealContext, SecretOwner } from './vault/seal-context.js';
export { SealError } from './vault/seal-error.js';
export type { SealErrorCode } from './vault/seal-error.js';
export { sealer } from './vault/sealer.js';
export type { Sealer, SealerParts } from './vault/sealer.js';
