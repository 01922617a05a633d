import { CommandError } from './command-error.js';

/** Reads an id of Make's; undefined when the option was left out. Throws `id_invalid` for what cannot be one. */
export function parseId(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text);
  throw new CommandError('id_invalid', `${option} has to be a number, as it stands in the address bar of Make.`);
}
