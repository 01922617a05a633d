import { httpbis } from 'http-message-signatures';
import { serializeItem, serializeList } from 'structured-headers';
import type { InnerList } from 'structured-headers';

/** What of a request can be covered by a signature. */
export interface SignedRequest {
  readonly method: string;
  readonly url: URL;
  /** At least the headers that are covered; names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
}

/** The text that is signed: RFC 9421, section 2.5. Undefined when a covered component is not there, or unknown. */
export function signatureBase({ method, url, headers }: SignedRequest, input: InnerList): string | undefined {
  const fields = input[0].map((item) => serializeItem(item));
  try {
    const base = httpbis.createSignatureBase({ fields }, { method, url, headers: { ...headers } });
    return httpbis.formatSignatureBase([...base, ['"@signature-params"', [serializeList([input])]]]);
  } catch {
    return undefined;
  }
}
