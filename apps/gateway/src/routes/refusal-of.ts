import { codeOf } from '../error-code.js';
import { Refusal, soon, type RefusalCode } from '../refusal.js';

/** What Fastify says when it cannot take a request. */
const fromFastify: Readonly<Record<string, RefusalCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'body_too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'content_type_unsupported',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'request_malformed',
  FST_ERR_BAD_URL: 'path_unknown',
};

/** What Node says when a request does not even get that far. */
const fromSocket: Readonly<Record<string, RefusalCode>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 'request_timeout',
  HPE_HEADER_OVERFLOW: 'headers_too_large',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 'body_too_large',
};

/** The refusal that an error stands for; `undefined` when it is a mistake of ours. */
export function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error;
  if (codeOf(error) === 'store_unavailable') return storeUnavailable();
  const code = fromFastify[codeOf(error) ?? ''];
  return code && new Refusal(code);
}

export const socketRefusal = (error: Error): Refusal =>
  new Refusal(fromSocket[codeOf(error) ?? ''] ?? 'request_malformed');

/** The refusal in place of a store that failed. */
export const storeUnavailable = (): Refusal => new Refusal('store_unavailable', soon);
