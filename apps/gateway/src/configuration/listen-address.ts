import type { ListenAddress } from '../gateway-config.js';

const shape = /^(?:\[(?<bracketed>[0-9a-f:.]+)\]|(?<plain>[^\s:/@[\]]+))(?::(?<port>\d{1,5}))?$/i;

/** Reads `host:port`, with IPv6 in brackets. Undefined for anything else, and without a port unless there is a usual one. */
export function parseAddress(text: string, usualPort?: number): ListenAddress | undefined {
  const { bracketed, plain, port } = shape.exec(text)?.groups ?? {};
  const host = bracketed ?? plain;
  const number = port === undefined ? usualPort : Number(port);
  if (host === undefined || number === undefined || number > 65_535) return undefined;
  return Object.freeze({ host, port: number });
}

/** Whether only this machine can connect to a host. */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);

/** Whether a host stands for every address of the machine, so that nobody else can use it to connect. */
export const isWildcard = (host: string): boolean => host === '0.0.0.0' || /^[0:]+$/.test(host);
