export { replayGuardContract } from './replay-guard-contract.js';
export type { OpenReplayGuard, Test } from './replay-guard-contract.js';
