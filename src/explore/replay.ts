import type { EventObject } from 'xstate';
import type { MachineSteps } from './machine/machine-steps.ts';
import type { State } from './machine/state.ts';

/** By the result of a walk. It is no part of it: results are printed and compared. */
const replays = new WeakMap<object, MachineSteps<unknown>>();

/** Keeps what it takes to replay the histories of a walk. */
export function keepReplay(result: object, steps: MachineSteps<unknown>): void {
  replays.set(result, steps);
}

/** The states that a history goes through, the initial one first; `null`: the result is a copy, and cannot tell. */
export function replayed(result: object, history: readonly EventObject[]): State<unknown>[] | null {
  const steps = replays.get(result);
  if (steps === undefined) return null;
  let snapshot = steps.initial();
  const states: State<unknown>[] = [snapshot];
  for (const event of history) {
    snapshot = steps.step(snapshot, event).snapshot;
    states.push(snapshot);
  }
  return states;
}
