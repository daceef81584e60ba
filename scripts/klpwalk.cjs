// What ./klpwalk runs: the command, bundled in .built/ for as long as its sources stay as they are. The two commands that
// build the page do so from its sources, and so run unbundled. In CommonJS, which Node starts sooner.
const { join } = require('node:path');
const { freshBundle, runBundle } = require('./built.cjs');

const root = join(__dirname, '..');
const [command, ...others] = process.argv.slice(2);
const needsSources = command === 'page' || command === 'serve';

if ((command === '--version' || command === '-V') && others.length === 0) {
  // Whoever asks for no more does not wait for the rest.
  process.stdout.write(`${require('../package.json').version}\n`);
} else {
  const file = needsSources ? null : freshBundle(root);
  if (file === null) void prepareAndRun();
  else runBundle(file, command);
}

async function prepareAndRun() {
  await import('./ensure-installed.mjs');
  if (process.exitCode) return;
  const file = needsSources ? null : await bundled();
  if (file === null) await runSources();
  else runBundle(file, command);
}

/** The bundle, made anew; `null`: it cannot be written. */
async function bundled() {
  const { buildIn } = await import('./bundle.mjs');
  return (await buildIn(root)) ? freshBundle(root) : null;
}

/** A Node that runs TypeScript by itself needs no help; an older one takes tsx. */
async function runSources() {
  if (!process.features.typescript) {
    const { register } = await import('tsx/esm/api');
    register();
  }
  await import('../src/cli/main.ts');
}
