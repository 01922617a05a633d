import { readFileSync } from 'node:fs';

/** A process between us and the client, and who its parent was when we started. */
export interface Link {
  readonly pid: number;
  readonly parent: number;
}

const deepest = 8;

/** The parent of a process by Linux's /proc, or undefined where that cannot be read. */
function parentOf(pid: number): number | undefined {
  try {
    // "pid (name) state ppid …": the name may hold spaces and brackets, so count from its last bracket.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return undefined;
  }
}

/** npx and the shell it starts us with: they outlive a client that dies, so their own parent has to be watched. */
function isWrapper(pid: number): boolean {
  try {
    const [program = '', first = ''] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    // npm sets its process title ("npm exec makegate"), which replaces its whole command line.
    if (/^np[mx]( |$)/.test(program)) return true;
    if (/(^|\/)(ba|da|z|k)?sh$/.test(program)) return /^-\w*c/.test(first);
    return /(^|\/)node$/.test(program) && /(^|\/)np[mx](-cli\.js)?$/.test(first);
  } catch {
    return false;
  }
}

/**
 * The chain from this process up to the client: our own parent, and above it every wrapper. On systems without /proc the
 * chain is just our parent, which the operating system tells us.
 */
export function wrappersAbove(): readonly Link[] {
  const links: Link[] = [{ pid: process.pid, parent: process.ppid }];
  for (let pid = process.ppid; links.length < deepest && isWrapper(pid);) {
    const parent = parentOf(pid);
    if (parent === undefined) break;
    links.push({ pid, parent });
    pid = parent;
  }
  return links;
}

/** Whether any link of the chain has been handed to another parent, which happens when the one it had has ended. */
export function clientIsGone(links: readonly Link[]): boolean {
  return links.some(({ pid, parent }) => (pid === process.pid ? process.ppid : parentOf(pid)) !== parent);
}
