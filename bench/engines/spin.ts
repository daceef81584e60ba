import { join } from 'node:path';
import type { Engine } from '../engine.ts';
import type { Workshop } from '../workshop.ts';

export interface SpinOptions {
  /** Defines `N` of the model. */
  readonly size: number;
  /** `-m`: the longest path of the depth-first search. */
  readonly depth: number;
  /** `-w`: the hash table has 2 to this power of entries, of 8 bytes. */
  readonly table: number;
}

/** SPIN's verifier, exhaustive, with only what safety needs compiled in and no partial-order reduction. */
export function spin(workshop: Workshop, model: string, { size, depth, table }: SpinOptions): Engine {
  return {
    name: `SPIN -w${table}`,
    missing: workshop.lacks('spin'),
    run: () => {
      const folder = workshop.folder();
      const file = join(process.cwd(), 'bench/models', `${model}.pml`);
      const make =
        workshop.measured(['spin', '-a', `-DN=${size}`, file], folder).seconds +
        workshop.measured(['cc', '-O2', '-DSAFETY', '-DNOREDUCE', '-w', '-o', 'pan', 'pan.c'], folder)
          .seconds;
      const { output, seconds, cpuSeconds, peakBytes } = workshop.measured(
        ['./pan', `-m${depth}`, `-w${table}`],
        folder,
      );
      if (/max search depth too small/.test(output)) throw new Error(`SPIN needs more than -m${depth}.`);
      if (!/errors: 0\b/.test(output)) throw new Error(`SPIN has found an error:\n${output}`);
      const states = number(output, /(\d+) states, stored/);
      const elapsed = number(output, /elapsed time ([\d.]+) seconds/);
      return {
        states,
        // It counts the entry into the initial state as one more.
        transitions: number(output, /(\d+) transitions \(= stored\+matched\)/) - 1,
        slowSteps: null,
        expanded: states,
        // It tells hundredths of a second, which is too coarse for short runs.
        seconds: elapsed >= 0.1 ? elapsed : seconds,
        cpuSeconds,
        compileSeconds: make,
        processSeconds: seconds,
        peakBytes,
      };
    },
  };
}

function number(output: string, pattern: RegExp): number {
  const [, digits] = pattern.exec(output) ?? [];
  if (digits === undefined) throw new Error(`SPIN's verifier does not say ${pattern}:\n${output}`);
  return Number(digits);
}
