import type { Progress } from '../explore/index.ts';
import { count } from '../show/text/count.ts';
import type { Terminal } from './terminal.ts';

type Line = ReturnType<typeof import('log-update').createLogUpdate>;

/** A walk that is over sooner than this shows no progress, in seconds. */
const QUIET = 1;

/** Where nobody watches, a line tells now and then that the walk is still on, in seconds. */
const SELDOM = 60;

/** How far a walk has come: one line that changes on a terminal, a line a minute anywhere else. */
export function progressLine(terminal: Terminal): { show(progress: Progress): void; clear(): void } {
  let line: Line | null = null;
  let next = terminal.isWatched ? QUIET : SELDOM;
  // To read what draws on a terminal takes longer than most walks.
  const prepare = async () => {
    const { createLogUpdate } = await import('log-update');
    line = createLogUpdate(process.stderr);
  };
  return {
    show: progress => {
      line?.(progressText(progress));
      if (progress.seconds < next) return;
      if (terminal.isWatched) {
        next = Number.POSITIVE_INFINITY;
        void prepare();
      } else {
        next += SELDOM;
        terminal.err(`klpwalk: ${progressText(progress)}\n`);
      }
    },
    clear: () => line?.clear(),
  };
}

function progressText({ states, transitions, depth, queue, seconds, memory }: Progress): string {
  const rate = Math.round(states / seconds).toLocaleString('en');
  return (
    `${count(states, 'state')}, ${rate} a second, ${count(transitions, 'transition')}, depth ${depth}, ` +
    `${queue.toLocaleString('en')} to go, ${Math.round(memory / 1e6)} MB, ${seconds.toFixed(0)} s`
  );
}
