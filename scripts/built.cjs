// What was bundled for ./klpwalk: whether it still is what the sources say, and how it is run. Small, since every start
// waits for it.
const { createRequire } = require('node:module');
const { readFileSync, renameSync, statSync, writeFileSync } = require('node:fs');
const { dirname, join } = require('node:path');
const { Script } = require('node:vm');

/** Of what the bundle was made: the version of Node, when each file was changed, and which file it is. */
const INPUTS = '.built/inputs.json';

/** The file of the bundle; `null`: there is none, or its sources have changed since. */
function freshBundle(root) {
  try {
    const { node, files, bundle } = JSON.parse(readFileSync(join(root, INPUTS), 'utf8'));
    const isFresh =
      node === process.version &&
      Object.entries(files).every(([file, time]) => changedAt(root, file) === time);
    return isFresh ? join(root, bundle) : null;
  } catch {
    return null;
  }
}

/** In milliseconds; 0: there is no such file. */
function changedAt(root, file) {
  return statSync(`${root}/${file}`, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/**
 * Runs the bundle with the code that V8 made of it when the same command ran before: to compile it again takes as long as
 * all that most commands do. The name of a bundle says what is in it, so that the code beside it is of this one.
 */
function runBundle(file, command) {
  const cache = file.replace(/\.cjs$/, `.${/^[a-z]+$/.test(command) ? command : 'help'}.code`);
  const cachedData = codeIn(cache);
  // esbuild writes ASCII.
  const script = new Script(readFileSync(file, 'latin1'), {
    filename: file,
    ...(cachedData !== null && { cachedData }),
  });
  if (cachedData === null || script.cachedDataRejected) process.once('exit', () => keepCode(script, cache));
  const module = { exports: {} };
  // A script that V8 compiles alone has no import of its own: src/scenario/module.ts takes this one.
  globalThis[Symbol.for('klpwalk.import')] = name => import(name);
  script.runInThisContext()(module.exports, createRequire(file), module, file, dirname(file));
}

function codeIn(cache) {
  try {
    return readFileSync(cache);
  } catch {
    return null;
  }
}

/** Of a command that was none, or broke, nothing is kept; where nothing can be written, the next start is as slow. */
function keepCode(script, cache) {
  if (process.exitCode > 1) return;
  const draft = `${cache}.${process.pid}`;
  try {
    writeFileSync(draft, script.createCachedData());
    renameSync(draft, cache);
  } catch {}
}

module.exports = { INPUTS, changedAt, freshBundle, runBundle };
