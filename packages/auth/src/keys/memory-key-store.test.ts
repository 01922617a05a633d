import { keyStoreContract } from '../testing/index.js';
import { memoryKeyStore } from './memory-key-store.js';

keyStoreContract(test, () => memoryKeyStore());
