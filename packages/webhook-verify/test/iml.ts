/** As much of Make's formula language as the recipes use, calculated with Node's own crypto and no code of this package. */
import { createHmac } from 'node:crypto';

/** Values by the name that a formula calls them, such as `2.id`. */
export type Variables = Readonly<Record<string, unknown>>;

type Text = 'hex' | 'base64';
const text = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** Works out a template: text with formulas in double braces. */
export function evaluate(template: string, variables: Variables): string {
  return template.replaceAll(/\{\{(.*?)\}\}/g, (_, formula: string) => text(valueOf(formula, variables)));
}

function valueOf(formula: string, variables: Variables): unknown {
  const [first = '', ...subtracted] = split(formula, ' - ');
  if (subtracted.length > 0) {
    return subtracted.reduce(
      (left, right) => left - Number(valueOf(right, variables)),
      Number(valueOf(first, variables)),
    );
  }
  const quoted = /^"([^"]*)"$/.exec(first.trim());
  if (quoted !== null) return quoted[1];
  if (/^\d+$/.test(first.trim())) return Number(first);
  const called = /^(\w+)\((.*)\)$/s.exec(first.trim());
  if (called === null) return variables[first.trim()];
  const [, name = '', list = ''] = called;
  return call(
    name,
    split(list, ';').map((part) => valueOf(part, variables)),
  );
}

/** Splits outside of quotes and parentheses. */
function split(formula: string, separator: string): readonly string[] {
  const parts = [''];
  let depth = 0;
  let inQuotes = false;
  for (let at = 0; at < formula.length; at += 1) {
    const character = formula[at] ?? '';
    if (character === '"') inQuotes = !inQuotes;
    if (!inQuotes) depth += character === '(' ? 1 : character === ')' ? -1 : 0;
    if (!inQuotes && depth === 0 && formula.startsWith(separator, at)) {
      parts.push('');
      at += separator.length - 1;
    } else parts.push((parts.pop() ?? '') + character);
  }
  return parts;
}

function call(name: string, given: readonly unknown[]): unknown {
  const [first, second, third, fourth] = given;
  switch (name) {
    case 'sha256': {
      const key = Buffer.from(text(third), fourth as Text);
      return createHmac('sha256', key)
        .update(text(first))
        .digest(second as Text);
    }
    case 'formatDate':
      if (second === 'X') return String(Math.floor(Number(first) / 1_000));
      throw new Error('Only Unix seconds are known here.');
    case 'parseNumber':
      return Number(first);
    case 'map':
      return (first as readonly Record<string, unknown>[])
        .filter((row) => row[text(third)] === fourth)
        .map((row) => row[text(second)]);
    case 'get':
      return (first as readonly unknown[])[Number(second) - 1];
    default:
      throw new Error(`There is no function ${name} here.`);
  }
}
