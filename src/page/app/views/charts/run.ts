import type { RunTold } from '../../../told.ts';

/** A run of a step, and how much of it has been taken. */
export interface Shown {
  /** The number of the step, from 1. */
  readonly step: number;
  readonly runs: readonly RunTold[];
  /** Which of them. */
  readonly place: number;
  readonly microsteps: number;
  /** Whether the session stands inside of it. */
  readonly isInside: boolean;
}

/** What there is to show: where the session stands inside of a step, else the step that has led here. */
export function shownOf(
  steps: readonly (readonly RunTold[])[],
  place: number,
  inside: number | null,
  chosen: number | null,
): Shown | null {
  const runs = (inside === null ? steps[place - 1] : steps[place]) ?? [];
  const step = inside === null ? place : place + 1;
  if (runs.length === 0) return null;
  let left = inside ?? Number.POSITIVE_INFINITY;
  let at = 0;
  for (const [run, { microsteps }] of runs.entries()) {
    at = run;
    if (left <= microsteps.length) break;
    left -= microsteps.length;
  }
  const stands = inside !== null && (chosen === null || chosen === at);
  const run = Math.min(chosen ?? at, runs.length - 1);
  const { length } = runs[run]?.microsteps ?? [];
  return { step, runs, place: run, microsteps: stands ? left : length, isInside: stands };
}

/** A place of the line at which a state is entered. */
export interface Entry {
  readonly step: number;
  /** How often, in that step. */
  readonly times: number;
  /** After how many microsteps of the step first. */
  readonly microsteps: number;
}

/** Where on the line the state is entered, step by step. */
export function entriesOf(steps: readonly (readonly RunTold[])[], path: readonly string[]): Entry[] {
  return steps.flatMap((runs, place) => {
    let [times, first, taken] = [0, 0, 0];
    for (const { from, microsteps } of runs) {
      let was = isIn(from, path);
      for (const { nodes } of microsteps) {
        taken++;
        const is = isIn(nodes, path);
        if (is && !was) {
          times++;
          first ||= taken;
        }
        was = is;
      }
    }
    return times === 0 ? [] : [{ step: place + 1, times, microsteps: first }];
  });
}

function isIn(nodes: readonly string[], path: readonly string[]): boolean {
  return path.every((name, depth) => nodes[depth] === name);
}
