import { type PrintedLine, printedLine } from './follow/graph.ts';
import type { LogLine } from './log/log-line.ts';

/** A line of what was simulated and one of a log, where they stand beside each other. */
export interface BesideRow {
  readonly simulated: string | null;
  readonly logged: { readonly number: number; readonly message: string } | null;
}

/** What was simulated and a log, line by line. */
export interface Beside {
  /** Up to where they part; one of the two may lack a line that need not be there. */
  readonly together: readonly BesideRow[];
  /** The next lines of both from where they part; `null`: they do not. */
  readonly parted: { readonly simulated: readonly string[]; readonly logged: readonly LogLine[] } | null;
}

/**
 * Lays a log beside what was simulated. Debug lines may be missing in it, and all lines of modules together; its beginning
 * may be cut off.
 */
export function beside(simulated: readonly string[], log: readonly LogLine[]): Beside {
  const lines = simulated.map(printedLine);
  const isBare = log.every(({ kernel }) => kernel !== null);
  const first = log[0]?.message;
  let place = Math.max(
    0,
    lines.findIndex(({ text }) => text === first),
  );
  const together: BesideRow[] = [];
  for (const [number, line] of log.entries()) {
    const next = lines.findIndex((other, at) => at >= place && other.text === line.message);
    const between = lines.slice(place, next < 0 ? undefined : next);
    if (next < 0 || between.some(line => mustBeSeen(line, isBare))) {
      const upTo = between.findIndex(line => mustBeSeen(line, isBare));
      const seen = upTo < 0 ? between : between.slice(0, upTo);
      together.push(...seen.map(alone));
      return parted(together, simulated.slice(place + seen.length), log.slice(number));
    }
    together.push(...between.map(alone), { simulated: line.message, logged: line });
    place = next + 1;
  }
  const rest = lines.slice(place);
  const missing = rest.findIndex(line => mustBeSeen(line, isBare));
  if (missing < 0) return { together: [...together, ...rest.map(alone)], parted: null };
  together.push(...rest.slice(0, missing).map(alone));
  return parted(together, simulated.slice(place + missing), []);
}

function mustBeSeen({ from }: PrintedLine, isBare: boolean): boolean {
  return from === 'kernel' || (from === 'module' && !isBare);
}

function alone({ text }: PrintedLine): BesideRow {
  return { simulated: text, logged: null };
}

function parted(
  together: readonly BesideRow[],
  simulated: readonly string[],
  logged: readonly LogLine[],
): Beside {
  return { together, parted: { simulated, logged } };
}
