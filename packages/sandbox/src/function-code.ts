import { parse } from 'acorn';
import { reasonOf } from './reason.js';

/** A custom function as its code declares it, or why the code will not do. */
export type FunctionCode =
  { readonly ok: true; readonly name: string; readonly args: string } | { readonly ok: false; readonly reason: string };

const refused = (reason: string): FunctionCode => ({ ok: false, reason });

/** Reads the code without running it. It has to hold exactly one function with a name; `args` are as they are written there. */
export function readFunctionCode(code: string): FunctionCode {
  try {
    const [statement, ...rest] = parse(code, { ecmaVersion: 'latest' }).body;
    if (statement?.type !== 'FunctionDeclaration' || rest.length > 0) return refused('The code must be one function.');
    const { params } = statement;
    const written = code.slice(params[0]?.start ?? 0, params.at(-1)?.end ?? 0);
    return { ok: true, name: statement.id.name, args: `(${written})` };
  } catch (error) {
    return refused(`SyntaxError: ${reasonOf(error)}`);
  }
}
