import { rmSync } from 'node:fs';

/** Files and folders that are half written, and are to go with the program. */
const drafts = new Set<string>();

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** From here on a signal that ends the program takes the file away first. */
export function keepAnEyeOn(draft: string): void {
  if (drafts.size === 0) for (const signal of SIGNALS) process.on(signal, tidyUp);
  drafts.add(draft);
}

/** The file has its place, or is gone. */
export function forget(draft: string): void {
  drafts.delete(draft);
  if (drafts.size === 0) for (const signal of SIGNALS) process.off(signal, tidyUp);
}

function tidyUp(signal: NodeJS.Signals): void {
  // Somebody else hears the signal, and will say how to end.
  if (process.listenerCount(signal) > 1) return;
  for (const draft of drafts) {
    rmSync(draft, { force: true, recursive: true });
    forget(draft);
  }
  // Nobody hears it now, and it does what it always does.
  process.kill(process.pid, signal);
}
