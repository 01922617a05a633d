import qs from 'qs';
import { isTooDeep } from '../too-deep.js';
import { isObject } from '../json-object.js';
import type { Json } from '../state/rows.js';
import type { DeliveryRequest } from './delivery-request.js';

/**
 * What a scenario gets of a delivery: the fields of the query and of the body, and by the hook's settings also the method and
 * the headers. With `stringify` the body stays one text.
 */
export function bundleOf(request: DeliveryRequest, settings: Json): Json {
  const body = request.body.toString();
  return {
    ...request.query,
    ...(settings['stringify'] === true ? textIn(body) : fieldsIn(body, request.headers['content-type'] ?? '')),
    ...(settings['method'] === true && { __IMTMETHOD__: request.method }),
    ...(settings['headers'] === true && { __IMTHEADERS__: headerList(request.headers) }),
  };
}

const textIn = (body: string): Json => (body === '' ? {} : { value: body });

/** JSON is read whatever the delivery says of itself; anything that is no form and no JSON object is one text. */
function fieldsIn(body: string, contentType: string): Json {
  if (contentType.startsWith('application/x-www-form-urlencoded')) return qs.parse(body);
  try {
    const parsed: unknown = JSON.parse(body);
    if (isObject(parsed) && !isTooDeep(parsed)) return parsed;
  } catch {
    // Any text may be delivered.
  }
  return textIn(body);
}

const headerList = (headers: Readonly<Record<string, string>>) =>
  Object.entries(headers).map(([name, value]) => ({ name, value }));
