export type { CallGate, CallOutcome, GatedCall } from './call-gate.js';
export { apiToken, credentialOf, oauthToken } from './credential.js';
export type { Credential } from './credential.js';
export { endpoint, group } from './endpoint.js';
export type {
  ArgumentShape,
  ArgumentsOf,
  Effect,
  Endpoint,
  EndpointFacts,
  ItemOf,
  Method,
  Named,
  ReplyOf,
  Shape,
} from './endpoint.js';
export { ArgumentsError } from './errors/arguments-error.js';
export type { ArgumentIssue } from './errors/arguments-error.js';
export { CredentialError } from './errors/credential-error.js';
export { MakeApiError } from './errors/make-api-error.js';
export type { MakeAnswer, MakeApiCode, Suberror } from './errors/make-api-error.js';
export { MakeUnavailableError } from './errors/make-unavailable-error.js';
export type { MakeUnavailableCode } from './errors/make-unavailable-error.js';
export { OutcomeUnknownError } from './errors/outcome-unknown-error.js';
export { ReadOnlyError } from './errors/read-only-error.js';
export { ZoneError } from './errors/zone-error.js';
export type { ExchangeListener, ExchangeReport } from './exchange-report.js';
export { groups } from './groups.js';
export type { Groups } from './groups.js';
export { createMakeClient } from './make-client.js';
export type {
  CallOf,
  CallOptions,
  ClientOf,
  EachOptions,
  MakeClient,
  MakeClientOptions,
  MakeGroups,
  RawRequest,
} from './make-client.js';
export type { BreakerState } from './resilience/breaker.js';
export { createBreakers } from './resilience/breakers.js';
export type { BreakerChange, Breakers, BreakersOptions } from './resilience/breakers.js';
export type { Clock } from './resilience/clock.js';
export type { QuotaPlace } from './resilience/quota-place.js';
export type { ResilienceOptions } from './resilience/resilience-options.js';
export { isBinary } from './media-type.js';
export type { Page, PageReply } from './shapes/paging.js';
export type { Schema } from './shapes/schema.js';
export { knownZones, parseZone } from './zone.js';
export type { KnownZone, Zone } from './zone.js';
