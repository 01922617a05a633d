/** What is known of where a request comes from. */
export interface RequestSource {
  /** The other end of the connection. */
  readonly socket: string;
  /** `X-Forwarded-For`, as it came: addresses by commas, each proxy's added behind those before. Several headers may be several texts. */
  readonly forwarded?: string | readonly string[] | undefined;
  /** How many proxies of your own every request has passed, each of which adds an address: whole, from 0. */
  readonly trustedHops: number;
}

/**
 * The address of the client, as the outermost of the trusted proxies saw it; what is further left in the list anybody can
 * have written. With 0 hops it is the socket's. When the list is shorter than there are hops, its first one. Ports and brackets
 * are taken off; whether it is an address is for `networkOf` to say.
 */
export function clientAddress({ socket, forwarded = [], trustedHops }: RequestSource): string {
  if (!Number.isSafeInteger(trustedHops) || trustedHops < 0)
    throw new RangeError('trustedHops is a whole number from 0.');
  const listed = [forwarded].flat().flatMap((text) => text.split(','));
  const chain = [...listed, socket].map((address) => bare(address.trim()));
  return chain[Math.max(0, chain.length - 1 - trustedHops)] ?? socket;
}

/** Some proxies add the port: `192.0.2.1:4711`, `[2001:db8::1]:4711`. */
function bare(address: string): string {
  return /^\[([^\]]*)\](:\d+)?$/.exec(address)?.[1] ?? /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(address)?.[1] ?? address;
}
