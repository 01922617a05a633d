import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { installChromium, installCommand } from './install-chromium.ts';
import { thisMachine } from './machine.ts';
import type { Machine } from './machine.ts';

/** What the browser is called, by those who package it. */
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * The path of a Chromium: the one that `CHROMIUM_PATH` names, else one in `PATH`. Installs it where that needs no question,
 * which is Debian as root; elsewhere rejects with what to do. Tests that need a browser fail without it, and are never passed
 * over.
 */
export async function findChromium(machine: Machine = thisMachine()): Promise<string> {
  const { chosen, path, isDebian, isRoot } = machine;
  if (chosen !== undefined && chosen !== '') return checked(chosen);
  const found = programIn(path);
  if (found !== undefined) return found;
  if (!isDebian || !isRoot) throw new Error(`These tests need Chromium. ${remedy(machine)}`);
  await installChromium(path);
  const installed = programIn(path);
  if (installed === undefined) throw new Error('Chromium was installed, but it is not in PATH.');
  return installed;
}

function checked(chosen: string): string {
  if (!isExecutable(chosen)) throw new Error('CHROMIUM_PATH names no program that can be run.');
  return chosen;
}

const programIn = (path: string): string | undefined =>
  path
    .split(delimiter)
    .filter((folder) => folder !== '')
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find(isExecutable);

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

function remedy({ platform, isDebian }: Machine): string {
  if (isDebian) return `Run: sudo ${installCommand}`;
  if (platform === 'darwin') return 'Run: brew install --cask chromium';
  return 'Put chromium into PATH, or name it in CHROMIUM_PATH.';
}
