/** Header fields as Node, a Web `Headers` or a plain object has them; names in any case. */
export type HeaderFields = Pick<Headers, 'get'> | Readonly<Record<string, string | readonly string[] | undefined>>;

/** What is known of a delivery before its body is read. */
export interface DeliveryHead {
  readonly headers: HeaderFields;
  /** Upper case. Only schemes that sign it need it. */
  readonly method?: string | undefined;
  /** Path with the query, as in the request line. Only schemes that sign it need it. */
  readonly path?: string | undefined;
  /** Address of the sender as the socket or a proxy that you trust says; never from a header that anybody can set. */
  readonly ip?: string | undefined;
}

/** Chunks of a body in the order in which they came: a Node stream, a Web `ReadableStream`, a generator. */
export type BodyStream = AsyncIterable<Uint8Array>;

/** One HTTP request that claims to be a webhook. */
export interface Delivery extends DeliveryHead {
  /** The bytes as they came over the wire: neither decoded, nor parsed, nor written again. */
  readonly body: Uint8Array | BodyStream;
}
