/** One HTTP request to the address of a hook. */
export interface DeliveryRequest {
  readonly method: string;
  /** With the query. */
  readonly url: string;
  readonly query: Readonly<Record<string, unknown>>;
  /** Names in small letters; a header that came several times is one text. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** Where it comes from. */
  readonly address: string;
}
