import { countries, locales, regions, timezones } from '../countries-and-timezones.js';
import { invalid } from '../http/refusal.js';

/** Ids of the zone's lists, by the argument that names one. */
const lists = { countryId: countries, localeId: locales, regionId: regions, timezoneId: timezones };

type Ids = Readonly<Partial<Record<keyof typeof lists, number>>>;

/** Throws the 400 that names each id which is in none of the lists. */
export function requireListed(ids: Ids): void {
  const rows: Readonly<Record<string, readonly { readonly id: number }[]>> = lists;
  const unknown = Object.entries(ids).filter(([name, id]) => !rows[name]?.some((row) => row.id === id));
  if (unknown.length > 0) throw invalid(unknown.map(([name, id]) => ({ name, message: `There is no ${name} ${id}.` })));
}
