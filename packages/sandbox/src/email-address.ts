/** Whether two addresses mean the same person, in whatever case they are written. */
export const isSameAddress = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
