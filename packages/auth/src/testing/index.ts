export { dataKeyStoreContract } from './data-key-store-contract.js';
export { keyStoreContract } from './key-store-contract.js';
export { secretStoreContract } from './secret-store-contract.js';
export type { Test } from './test.js';
