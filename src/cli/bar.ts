import { createLogUpdate } from 'log-update';
import type { Terminal } from './terminal.ts';

/** Characters of the bar itself. */
const WIDTH = 30;

/** How much of a work is done, in one line that changes; nothing where nobody watches. */
export function progressBar(
  terminal: Terminal,
  things: string,
  all: number,
): { advance(): void; clear(): void } {
  const line = terminal.isWatched ? createLogUpdate(process.stderr) : null;
  let done = 0;
  const show = () => line?.(barText(done, all, things));
  show();
  return {
    advance: () => {
      done++;
      show();
    },
    clear: () => line?.clear(),
  };
}

function barText(done: number, all: number, things: string): string {
  const full = all === 0 ? WIDTH : Math.floor((WIDTH * done) / all);
  return `[${'#'.repeat(full).padEnd(WIDTH, '.')}] ${done} of ${all} ${things}`;
}
