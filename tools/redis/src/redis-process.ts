/** Everything here listens on this address only. */
export const loopback = '127.0.0.1';

/** One running server. Fits wherever ioredis takes an address. */
export interface RedisProcess {
  readonly host: string;
  readonly port: number;
  readonly pid: number;
}
