import { availableParallelism } from 'node:os';
import { COMPARED } from '../machines/designs/index.ts';
import { compare } from '../src/uses/compare/compare.ts';
import type { Comparison } from '../src/uses/compare/comparison.ts';
import { loadWorlds } from '../src/uses/compare/load-worlds.ts';

/** Walks every world that is shipped under every design. Takes some 40 seconds of processor time. */
export function compareShipped(): Promise<Comparison> {
  return compare(loadWorlds([], COMPARED), COMPARED, {
    depth: null,
    states: null,
    histories: false,
    processes: availableParallelism(),
    signal: new AbortController().signal,
    onCell: () => {},
  });
}
