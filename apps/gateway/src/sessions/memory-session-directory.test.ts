import { sessionDirectoryContract } from '../../test/contracts/session-directory-contract.js';
import { memorySessionDirectory } from './memory-session-directory.js';

sessionDirectoryContract(test, () => memorySessionDirectory());
