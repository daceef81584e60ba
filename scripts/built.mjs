// Whether what was bundled for ./klpwalk is still what the sources say. Small, since every start waits for it.
import { readFileSync, statSync } from 'node:fs';

/** Of what the bundle was made: the version of Node, and when each file was changed. */
export const INPUTS = '.built/inputs.json';

export function builtIn(root) {
  return new URL('.built/src/cli/main.js', root).href;
}

export function isFresh(root) {
  try {
    const { node, files } = JSON.parse(readFileSync(new URL(INPUTS, root), 'utf8'));
    return (
      node === process.version &&
      Object.entries(files).every(([file, time]) => changedAt(root, file) === time)
    );
  } catch {
    return false;
  }
}

/** In milliseconds; 0: there is no such file. */
export function changedAt(root, file) {
  return statSync(new URL(file, root), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
