export { startSandbox } from './start-sandbox.js';
export type { License, Sandbox, SandboxOptions, TokenSketch } from './sandbox.js';
export type { People } from './seed/people.js';
export type { Fault } from './http/fault-schema.js';
export type { JournalEntry } from './http/journal.js';
