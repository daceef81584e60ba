// What ./klpwalk runs: the command, bundled in .built/ for as long as its sources stay as they are. The two commands that
// build the page do so from its sources, and so run unbundled.
import { builtIn, isFresh } from './built.mjs';

const root = new URL('..', import.meta.url);
const [command] = process.argv.slice(2);
const needsSources = command === 'page' || command === 'serve';

if (!needsSources && isFresh(root)) {
  await import(builtIn(root));
} else {
  await import('./ensure-installed.mjs');
  if (!process.exitCode) await import(needsSources ? await sources() : await bundled());
}

/** The bundle, made anew; where it cannot be written, the sources. */
async function bundled() {
  const { buildIn } = await import('./bundle.mjs');
  return (await buildIn(root)) ? builtIn(root) : sources();
}

/** A Node that runs TypeScript by itself needs no help; an older one takes tsx. */
async function sources() {
  if (!process.features.typescript) {
    const { register } = await import('tsx/esm/api');
    register();
  }
  return '../src/cli/main.ts';
}
