import { routes } from '../routes.js';

/** Whether a name is the pattern, or begins as it does before its `*`. */
export const isNamed = (pattern: string, name: string): boolean =>
  pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;

/** Whether there is any endpoint that the pattern fits. */
export const fitsAnEndpoint = (pattern: string): boolean =>
  routes.some(({ endpoint }) => isNamed(pattern, endpoint.id));
