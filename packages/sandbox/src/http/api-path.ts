import type { FastifyRequest } from 'fastify';

export const apiPath = '/api/v2';

export const isApi = ({ url }: FastifyRequest): boolean => url.startsWith(`${apiPath}/`);

/** Below `/api/v2`, without the query. */
export const pathOf = ({ url }: FastifyRequest): string => (url.split('?')[0] ?? '').slice(apiPath.length);
