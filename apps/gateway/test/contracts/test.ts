/** What a test runner's `test` looks like. */
export type Test = (title: string, body: () => Promise<void>) => unknown;
