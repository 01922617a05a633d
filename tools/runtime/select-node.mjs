/**
 * Decides which Node the npm scripts of this repository run on. A Node 24 comes with the optional dependencies, and npm
 * puts `node_modules/.bin` first in PATH, so scripts would always use it. When the user's own Node is new enough, this
 * removes the bundled one again: a check on Node 22 or 26 then really runs on 22 or 26.
 *
 * Never fails: it also runs on `npm install --package-lock-only`, before `node_modules` exists.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('../../', import.meta.url);
const { engines } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
const [floorMajor, floorMinor] = engines.node
  .match(/(\d+)\.(\d+)/)
  .slice(1)
  .map(Number);
const versionOf = (node) => execFileSync(node, ['-p', 'process.versions.node'], { encoding: 'utf8' }).trim();
const isNewEnough = (version) => {
  const [major, minor] = version.split('.').map(Number);
  return major > floorMajor || (major === floorMajor && minor >= floorMinor);
};

const bundled = fileURLToPath(new URL('node_modules/.bin/node', root));
const runningNpm = process.env.npm_node_execpath ?? process.execPath;
const own = versionOf(runningNpm);
/** `npm install` started from an npm script already runs on the bundled Node: that says nothing about the user's. */
const isBundled = existsSync(bundled) && realpathSync(runningNpm) === realpathSync(bundled);

if (isBundled) {
  console.log(`node: using the bundled Node ${own}`);
} else if (isNewEnough(own)) {
  rmSync(bundled, { force: true });
  console.log(`node: using your Node ${own}`);
} else if (existsSync(bundled)) {
  console.log(
    `node: yours is ${own}, this repository needs ${engines.node}; npm scripts and npx will use the bundled ${versionOf(bundled)}`,
  );
} else {
  console.error(
    `node: yours is ${own}, this repository needs ${engines.node}. Install Node 24 LTS and run npm ci again.`,
  );
}
