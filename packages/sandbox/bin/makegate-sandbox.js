#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import process from 'node:process';

const { engines } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const oldest = engines.node.slice('>='.length);
const isOlder = process.versions.node.localeCompare(oldest, 'en', { numeric: true }) < 0;

if (isOlder) {
  process.stderr.write(`makegate-sandbox: Node ${oldest} or later is needed; this is ${process.versions.node}.\n`);
  process.exitCode = 1;
} else {
  // Only now, for what an older Node cannot load would end it with words of its own.
  await import('../dist/main.js');
}
