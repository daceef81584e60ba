import type { AnyStateMachine, EventFrom } from 'xstate';
import { getAdjacencyMap } from 'xstate/graph';
import { entry } from '../machines/context.ts';
import { DESIGNS } from '../machines/designs/index.ts';
import { type Exploration, explore, type Progress } from '../src/explore/index.ts';
import { exploreWorld } from '../src/livepatch/explore-world.ts';
import { loadScenario } from '../src/scenario/read.ts';
import { diningEvents, diningPhilosophers } from '../test/support/machines/dining-philosophers.ts';
import { twoPhaseCommit, twoPhaseEvents } from '../test/support/machines/two-phase-commit.ts';
import type { Found, Job } from './job.ts';
import { combinationLock, lockEvents } from './models/combination-lock.ts';
import { startWatch, type Times } from './stopwatch.ts';

/** A walk, and what its expanded states took. */
type Walker = () => Promise<Found & Times>;

/** How to do the job; what is imported for it, and what is read from files, is no part of the walk. */
export function walkerOf(job: Job): Walker {
  const { subject } = job;
  if ('world' in subject) return worldWalker(job, subject.world);
  const { model, size } = subject;
  switch (model) {
    case 'two-phase-commit':
      return machineWalker(job, () => twoPhaseCommit(size), twoPhaseEvents(size));
    case 'dining-philosophers':
      return machineWalker(job, () => diningPhilosophers(size, true), diningEvents(size));
    case 'combination-lock':
      return machineWalker(job, () => combinationLock(size), lockEvents());
  }
}

function machineWalker<TMachine extends AnyStateMachine>(
  { engine, mostStates, cores = 1 }: Job,
  machine: () => TMachine,
  events: readonly EventFrom<TMachine>[],
): Walker {
  if (engine === 'adjacency map') {
    return async () => {
      const watch = startWatch();
      const { length } = Object.keys(getAdjacencyMap(machine(), { events: [...events] }));
      return { states: length, transitions: null, expanded: length, slowSteps: null, ...watch() };
    };
  }
  return () =>
    counted(onProgress => {
      const bounds = mostStates === undefined ? {} : { states: mostStates };
      return explore(machine(), { events, properties: [], bounds, engine, cores, onProgress });
    });
}

/** As `klpwalk explore` does it, with all properties. */
function worldWalker({ engine, mostStates, cores = 1 }: Job, file: string): Walker {
  if (engine === 'adjacency map') throw new Error('The adjacency map is not made of worlds.');
  const { world, design, declaredFaults, explore: bounds } = loadScenario(file, Object.keys(DESIGNS));
  if (design === null) throw new Error(`${file} names no design.`);
  return () =>
    counted(onProgress =>
      exploreWorld(world, entry(DESIGNS, design), {
        faults: declaredFaults,
        force: bounds.force,
        depth: null,
        states: mostStates ?? null,
        engine,
        cores,
        onProgress,
      }),
    );
}

/** A walk that is bounded says how many states it has expanded only as long as it runs. */
async function counted(run: (onProgress: (progress: Progress) => void) => Promise<Exploration<unknown>>) {
  let expanded = 0;
  const watch = startWatch();
  let times = watch();
  const { states, transitions, closed, slowSteps } = await run(({ states, queue }) => {
    expanded = states - queue;
    times = watch();
  });
  if (closed) return { states, transitions, expanded: states, slowSteps, ...watch() };
  return { states, transitions, expanded, slowSteps, ...times };
}
