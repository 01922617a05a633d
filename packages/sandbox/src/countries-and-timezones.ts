/** The lists that organizations and profiles refer to by id: enough to see the shape of each. */
export const timezones = [
  { id: 1, name: 'Europe/London', code: 'GMT', offset: '+00:00' },
  { id: 2, name: 'Europe/Prague', code: 'CET', offset: '+01:00' },
  { id: 3, name: 'America/New_York', code: 'EST', offset: '-05:00' },
  { id: 4, name: 'Asia/Tokyo', code: 'JST', offset: '+09:00' },
];

export const countries = [
  { id: 1, name: 'Austria', code: 'AUT', code2: 'AT', stripeRegion: 'eu' },
  { id: 2, name: 'Czechia', code: 'CZE', code2: 'CZ', stripeRegion: 'eu' },
  { id: 3, name: 'Japan', code: 'JPN', code2: 'JP', stripeRegion: 'us' },
  { id: 4, name: 'United States', code: 'USA', code2: 'US', stripeRegion: 'us' },
];

export const locales = [
  { id: 1, name: 'en' },
  { id: 2, name: 'cs' },
  { id: 3, name: 'de' },
  { id: 4, name: 'ja' },
];

export const regions = [
  { id: 1, name: 'EU' },
  { id: 2, name: 'US' },
];
