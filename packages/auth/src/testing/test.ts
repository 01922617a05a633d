/** What a test runner's `test` looks like: Jest, Vitest and node:test fit. */
export type Test = (title: string, body: () => Promise<void>) => unknown;
