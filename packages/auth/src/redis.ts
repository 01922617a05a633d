export { redisKeyStore } from './keys/redis.js';
export { redisSecretStore } from './secrets/redis.js';
export { redisDataKeyStore } from './vault/redis.js';
