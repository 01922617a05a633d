import { slotPoolContract } from '../testing/index.js';
import { memorySlotPool } from './memory-slot-pool.js';

slotPoolContract(test, () => memorySlotPool());
