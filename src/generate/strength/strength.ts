import {
  type AnyMachineSnapshot,
  type AnyStateMachine,
  type EventObject,
  type ExecutableActionObject,
  initialTransition,
  transition,
} from 'xstate';
import type { Suite } from '../suite.ts';
import { type Mutant, mutantsOf } from './mutant.ts';
import { Reach } from './reach.ts';

/** How many slips in the charts a suite finds out. */
export interface Strength {
  /** Those that some test tells from the machine as it is. */
  readonly told: number;
  /** No test tells them apart, though some come by. */
  readonly untold: readonly string[];
  /** No test comes by. */
  readonly unreached: readonly string[];
}

export interface StrengthOptions<TEvent> {
  /** What a test sees of a step: plain data. Default: the state value and the context. */
  readonly observe?: (step: SeenStep<TEvent>) => unknown;
  /** Called once for each slip, with how many there are. */
  readonly onProgress?: (all: number) => void;
  readonly signal?: AbortSignal;
}

export interface SeenStep<TEvent> {
  readonly event: TEvent;
  readonly snapshot: AnyMachineSnapshot;
  /** What the step has left to run, such as actions that tell what happened. */
  readonly actions: readonly ExecutableActionObject[];
}

/** After so many inner steps a machine that was changed is taken to go round for ever. */
const MOST_STEPS = 10_000;

/**
 * Runs a suite against the machine with a slip in it, for each slip there is (see `mutantsOf`), and counts those that some
 * test tells from the machine as it is.
 *
 * @returns `null`: it was interrupted
 */
export async function strengthOf<TEvent extends EventObject>(
  machine: AnyStateMachine,
  { tests }: Pick<Suite<TEvent>, 'tests'>,
  { observe = stateOf, onProgress = () => {}, signal }: StrengthOptions<TEvent> = {},
): Promise<Strength | null> {
  const copy = machine.provide({});
  Object.assign(copy.options ?? {}, { maxIterations: MOST_STEPS });
  const runs = tests.map(test => test.map(({ event }) => event));
  const run = (events: readonly TEvent[]) => seen(copy, events, observe);
  const reach = new Reach();
  const silent = reach.listen(copy);
  const expected = runs.map((events, number) => {
    reach.begin(number);
    return [...run(events)];
  });
  silent();
  const tells = (number: number) => differs(run(runs[number] ?? []), expected[number] ?? []);
  const mutants = mutantsOf(copy);
  const untold: string[] = [];
  const unreached: string[] = [];
  for (const [done, mutant] of mutants.entries()) {
    const near = reach.of(mutant);
    if (near.length === 0) unreached.push(mutant.name);
    else if (!isTold(mutant, near, tells)) untold.push(mutant.name);
    onProgress(mutants.length);
    if (done % 16 > 0) continue;
    await new Promise(setImmediate);
    if (signal?.aborted) return null;
  }
  return { told: mutants.length - untold.length - unreached.length, untold, unreached };
}

function isTold({ make }: Mutant, near: readonly number[], tells: (test: number) => boolean): boolean {
  const takeBack = make();
  try {
    return near.some(tells);
  } finally {
    takeBack();
  }
}

/** What a test sees, step by step; a machine that throws shows that, and nothing more. */
function* seen<TEvent extends EventObject>(
  machine: AnyStateMachine,
  events: readonly TEvent[],
  observe: (step: SeenStep<TEvent>) => unknown,
): Iterable<string> {
  try {
    let [snapshot] = initialTransition(machine);
    for (const event of events) {
      const [next, actions] = transition(machine, snapshot, event);
      snapshot = next;
      yield JSON.stringify(observe({ event, snapshot, actions }));
    }
  } catch (error) {
    yield `thrown: ${error instanceof Error ? error.name : typeof error}`;
  }
}

function differs(seen: Iterable<string>, expected: readonly string[]): boolean {
  let place = 0;
  for (const sight of seen) if (sight !== expected[place++]) return true;
  return place !== expected.length;
}

function stateOf<TEvent>({ snapshot: { value, context, status } }: SeenStep<TEvent>): unknown {
  return [value, context, status];
}
