import { createLogUpdate } from 'log-update';
import type { Progress } from '../explore/index.ts';
import { count } from '../report/count.ts';
import type { Terminal } from './terminal.ts';

/** A walk that is over sooner than this shows no progress, in seconds. */
const QUIET = 1;

/** One line on a terminal that tells how far a walk has come; nothing where nobody watches. */
export function progressLine(terminal: Terminal): { show(progress: Progress): void; clear(): void } {
  const line = terminal.isWatched ? createLogUpdate(process.stderr) : null;
  return {
    show: ({ states, transitions, depth, queue, seconds }) => {
      if (line === null || seconds < QUIET) return;
      const rate = Math.round(states / seconds).toLocaleString('en');
      line(
        `${count(states, 'state')}, ${rate} a second, ${count(transitions, 'transition')}, ` +
          `depth ${depth}, ${queue.toLocaleString('en')} to go, ${seconds.toFixed(0)} s`,
      );
    },
    clear: () => line?.clear(),
  };
}
