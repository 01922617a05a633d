import type { Endpoint } from '../endpoint.js';

/** The group of an endpoint. The id of a raw request is its method and path. */
export const breakerFamilyOf = ({ id }: Pick<Endpoint, 'id'>): string =>
  id.includes(' ') ? 'raw' : id.slice(0, Math.max(0, id.indexOf('.')));
