import type { Scheme } from '../scheme.js';
import { github } from '../schemes/github.js';
import { legacyMake, make } from '../schemes/make.js';
import { apiKey, basic, bearer } from '../schemes/presented.js';
import { shopify } from '../schemes/shopify.js';
import { slack } from '../schemes/slack.js';
import { standardWebhooks, svix } from '../schemes/standard-webhooks.js';
import { stripe } from '../schemes/stripe.js';

/** What `--scheme` takes. */
export const namedSchemes: ReadonlyMap<string, Scheme> = new Map<string, Scheme>([
  ['standard-webhooks', standardWebhooks],
  ['svix', svix],
  ['make', make],
  ['make-base64', legacyMake()],
  ['make-hex', legacyMake({ encoding: 'hex' })],
  ['make-sha256', legacyMake({ encoding: 'hex', prefix: 'sha256=' })],
  ['github', github],
  ['stripe', stripe],
  ['slack', slack],
  ['shopify', shopify],
  ['api-key', apiKey()],
  ['bearer', bearer],
  ['basic', basic],
]);
