import { dataKeyStoreContract } from '../testing/index.js';
import { memoryDataKeyStore } from './memory-data-key-store.js';

dataKeyStoreContract(test, () => memoryDataKeyStore());
