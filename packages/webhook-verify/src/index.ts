export { createVerifier } from './create-verifier.js';
export { handleDelivery } from './handle-delivery.js';
export { memoryReplayGuard } from './memory-replay-guard.js';
export { rawBodyAdvice } from './raw-body.js';
export { github } from './schemes/github.js';
export { legacyMake, make } from './schemes/make.js';
export { addressOnly, apiKey, basic, bearer } from './schemes/presented.js';
export { shopify } from './schemes/shopify.js';
export { slack } from './schemes/slack.js';
export { standardWebhooks, svix } from './schemes/standard-webhooks.js';
export { stripe } from './schemes/stripe.js';
export { sign } from './sign.js';
export { WebhookConfigError } from './webhook-config-error.js';
export type { BodyCheck, Proof } from './body-check.js';
export type { StreamVerdict, Verifier } from './create-verifier.js';
export type { BodyStream, Delivery, DeliveryHead, HeaderFields } from './delivery.js';
export type { AdapterOptions, DeliveryHandler } from './handle-delivery.js';
export type { Key, KeyMaterial } from './key-ring.js';
export type { MemoryReplayGuardOptions } from './memory-replay-guard.js';
export type { TakeChunk } from './read-body.js';
export type { ReplayClaim, ReplayGuard } from './replay-guard.js';
export type {
  AddressScheme,
  CodedScheme,
  PresentedScheme,
  Scheme,
  SignatureForm,
  SignedScheme,
  ToleranceRange,
} from './scheme.js';
export type { LegacyMakeOptions } from './schemes/make.js';
export type { HashedSecret, KeySecret, Secret } from './secret.js';
export type { OutgoingMessage, SignOptions } from './sign.js';
export type { Encoding } from './strict-text.js';
export type { Accepted, DeliveryClaim, Proven, Reason, Refused, Verdict } from './verdict.js';
export type { ResolvedSecrets, ResolveSecret, VerifierOptions } from './verifier-options.js';
export type { WebhookConfigCode } from './webhook-config-error.js';
