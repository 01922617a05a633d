import type { GatewayScope } from './scopes/gateway-scopes.js';

/** The name of a principal. Two tenants may each have an `ana`; they have nothing in common. */
export interface PrincipalId {
  /** `default` where there is only one. */
  readonly tenant: string;
  readonly id: string;
}

/** Who is calling, once that is proven, and what they may do here. */
export interface Principal extends PrincipalId {
  /** As granted. What follows from them is computed by `missingGatewayScopes`. */
  readonly scopes: readonly GatewayScope[];
}
