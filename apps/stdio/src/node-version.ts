import { ConfigError } from './config-error.js';

const floor = { major: 22, minor: 19 };

/** Throws a `ConfigError` when this Node is older than the one we are built for: better one sentence than a stack. */
export function requireNode(version: string = process.versions.node): void {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > floor.major || (major === floor.major && minor >= floor.minor)) return;
  throw new ConfigError(
    'Node',
    `has to be ${floor.major}.${floor.minor} or newer; the one that runs this is ${version}. Install Node 24 from nodejs.org.`,
  );
}
