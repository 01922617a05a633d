/** The zones of Make's public cloud and of its enterprise cloud. Source: the `servers` of Make's OpenAPI document. */
export const knownZones = [
  'eu1.make.com',
  'eu2.make.com',
  'us1.make.com',
  'us2.make.com',
  'eu1.make.celonis.com',
  'us1.make.celonis.com',
] as const;

export type KnownZone = (typeof knownZones)[number];

/** Where an organization's data lives: a zone of Make's by name, or an installation of one's own by URL. */
export type Zone = KnownZone | { readonly url: string };
