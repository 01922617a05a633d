export { stateFile } from './state/state-file.js';
export type { StateFile, StateFileOptions } from './state/state-file.js';
export { StateFileError } from './state/state-file-error.js';
export type { StateFileErrorCode } from './state/state-file-error.js';
