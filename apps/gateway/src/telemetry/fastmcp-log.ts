import type { LogLevel } from '@makegate/tools/fastmcp';
import type { Logger } from 'pino';
import { loggedText } from './log.js';

const mostCharacters = 200;

/** Takes fastmcp's own words. It quotes messages of clients, so that they are redacted before they are cut. */
export const fastMcpLog =
  (log: Pick<Logger, LogLevel>) =>
  (level: LogLevel, text: string): void =>
    log[level]({ source: 'fastmcp' }, loggedText(text.split('\n', 1).join('')).slice(0, mostCharacters));
