/** Looks for redis-server as root on Debian would, with the given PATH, and prints what it found. */
import { findRedisServer } from '../../src/find-redis-server.ts';

const [path = ''] = process.argv.slice(2);
console.log(await findRedisServer({ platform: 'linux', path, isRoot: true, isDebian: true }));
