/** Whether a text has this in it, in whatever case. Everything has nothing in it. */
export const contains = (text: string, part = ''): boolean => text.toLowerCase().includes(part.toLowerCase());
