import { ZoneError } from './errors/zone-error.js';

/** The zones of Make's public cloud and of its enterprise cloud. Source: the `servers` of Make's OpenAPI document. */
export const knownZones = [
  'eu1.make.com',
  'eu2.make.com',
  'us1.make.com',
  'us2.make.com',
  'eu1.make.celonis.com',
  'us1.make.celonis.com',
] as const;

/** A zone that Make runs itself, by the host that stands in the browser's address bar. */
export type KnownZone = (typeof knownZones)[number];

/** Where an organization's data lives: a zone of Make's by name, or an installation of one's own by URL. */
export type Zone = KnownZone | { readonly url: string };

const refused = (problem: string) =>
  new ZoneError(
    `${problem} Known zones are ${knownZones.join(', ')}; write a host of your own as https://make.example.com.`,
  );

const knownZone = (name: string): KnownZone | undefined => knownZones.find((known) => known === name.toLowerCase());

/** `URL` has already brought every spelling of an IPv4 address into four decimal numbers. */
const isLoopback = (hostname: string) =>
  hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);

function originOf(text: string): string {
  const url = URL.parse(text);
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) throw refused('The zone is not a known one.');
  const more = url.username + url.password + url.search + url.hash;
  if (more !== '' || url.pathname !== '/') {
    throw refused('The URL of a zone is a scheme and a host, without user, password, path, query or fragment.');
  }
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    throw refused('A zone is reached by https; http is for this machine only (http://127.0.0.1:8080).');
  }
  return url.origin;
}

/** `127.0.0.1:8080`, as the sandbox calls its zone. Only this machine: elsewhere nobody can tell whether https was meant. */
function asUrl(text: string): string {
  if (!/^[\w.[\]:-]+:\d{1,5}$/.test(text)) return text;
  const url = URL.parse(`http://${text}`);
  return url && isLoopback(url.hostname) ? url.origin : text;
}

/**
 * Reads a zone as people write it: the name of a known zone, `https://` and a host, `http://` and a loopback host, or such a
 * host with its port alone, which is reached by http.
 * Anything else throws a `ZoneError` that never repeats the text, since it may hold a secret pasted by mistake.
 */
export function parseZone(text: string): Zone {
  const trimmed = text.trim();
  const known = knownZone(trimmed) ?? knownZone(trimmed.replace(/^https:\/\//i, '').replace(/\/$/, ''));
  return known ?? { url: originOf(asUrl(trimmed)) };
}

/** What every path of the API is put behind. */
export function baseUrlOf(zone: Zone): string {
  const parsed = parseZone(typeof zone === 'string' ? zone : zone.url);
  return `${typeof parsed === 'string' ? `https://${parsed}` : parsed.url}/api/v2`;
}
