// A file that is there for as long as one process does what only one may do at a time.
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';

/** Between two looks at the file, in milliseconds. */
const PAUSE = 200;

/** Does it when no other process is at it; where the file cannot be written, at once. */
export function holding(file, act) {
  const isHeld = waitFor(file);
  try {
    act();
  } finally {
    if (isHeld) rmSync(file, { force: true });
  }
}

/** @returns whether the file is this process's now */
function waitFor(file) {
  let isTold = false;
  for (;;) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      return true;
    } catch (error) {
      if (error.code !== 'EEXIST') return false;
    }
    const holder = holderOf(file);
    if (!isAlive(holder, file)) {
      // Whoever was killed has left it behind.
      rmSync(file, { force: true });
      continue;
    }
    if (!isTold && holder > 0) {
      console.error(`klpwalk: waiting for process ${holder}, which does the same here (${file}) ...`);
      isTold = true;
    }
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE);
  }
}

/** Its process; 0: that has not written its number yet, or has removed the file. */
function holderOf(file) {
  try {
    return Number.parseInt(readFileSync(file, 'utf8'), 10) || 0;
  } catch {
    return 0;
  }
}

function isAlive(pid, file) {
  if (pid === 0) return statSync(file, { throwIfNoEntry: false })?.mtimeMs > Date.now() - PAUSE;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // A process of somebody else may not be asked, and is there.
    return error.code === 'EPERM';
  }
}
