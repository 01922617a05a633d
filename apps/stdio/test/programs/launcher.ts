/**
 * Starts its arguments as a program that shares this process's own streams, and stays. When it is killed, the streams of
 * that program stay open: whoever started the launcher holds their other ends.
 */
import { spawn } from 'node:child_process';

const [program = '', ...args] = process.argv.slice(2);
spawn(program, args, { stdio: 'inherit' }).once('exit', (code) => process.exit(code ?? 1));
