export { onceContract } from './once-contract.js';
export type { Test } from './once-contract.js';
