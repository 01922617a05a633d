export { endpoint, group } from './endpoint.js';
export type { ArgumentsOf, Effect, Endpoint, EndpointFacts, ItemOf, Method, ReplyOf, Shape } from './endpoint.js';
export { createMakeClient } from './make-client.js';
export type { CallOptions, ClientOf, EachOptions, MakeClient, MakeClientOptions, RawRequest } from './make-client.js';
export type { Credential } from './credential.js';
export { knownZones } from './zone.js';
export type { KnownZone, Zone } from './zone.js';
