// Runs before ./klpwalk, `npm start` and `npm test`, so that a fresh clone needs nothing but Node. Uses only what Node
// brings: nothing is installed yet when this runs.
import { spawnSync } from 'node:child_process';
import { lstatSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { holding } from './lock.mjs';

/** To klpwalk, 1 and 2 are verdicts on a world and on its file; neither has been looked at. */
const NO_VERDICT = 3;

const HERE = new URL('..', import.meta.url);

const oldest = /\d+/.exec(read('package.json').engines.node)[0];

if (Number.parseInt(process.versions.node, 10) < oldest) {
  console.error(`klpwalk: this is Node ${process.versions.node}; expected ${oldest} or later`);
  process.exitCode = NO_VERDICT;
} else if (isLacking() && !isLink('node_modules')) {
  // Two at once would remove each other's files.
  holding(fileURLToPath(new URL('.installing', HERE)), () => {
    if (isLacking()) install();
  });
}

function install() {
  console.error('klpwalk: installing dependencies (npm ci) ...');
  const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: HERE,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (npm.status === 0) return;
  const why = npm.error?.message ?? `status ${npm.status ?? npm.signal}`;
  console.error(`klpwalk: npm has failed (${why}); once that is mended, run the same again`);
  process.exitCode = NO_VERDICT;
}

/** Whether a package is not there in the version of package-lock.json. npm notes last what it has installed. */
function isLacking() {
  const installed = read('node_modules/.package-lock.json').packages ?? {};
  return Object.entries(read('package-lock.json').packages).some(
    ([path, { version, optional }]) => path !== '' && !optional && installed[path]?.version !== version,
  );
}

/** The JSON of a file; of one that is not there, an empty object. */
function read(file) {
  try {
    return JSON.parse(readFileSync(new URL(file, HERE), 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') return {};
    throw error;
  }
}

/** What another checkout has installed is not for this one to replace. */
function isLink(path) {
  return lstatSync(new URL(path, HERE), { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}
