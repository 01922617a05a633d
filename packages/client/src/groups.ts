/**
 * Every group of Make's API, loaded when it is first used: using one group loads no other.
 */
export const groups = {
  folders: async () => (await import('./endpoints/folders.js')).folders,
};

export type Groups = { readonly [Name in keyof typeof groups]: Awaited<ReturnType<(typeof groups)[Name]>> };
