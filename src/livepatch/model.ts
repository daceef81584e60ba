import type { Context } from '../../machines/context.ts';
import type { Design } from '../../machines/designs/design.ts';
import { designIn } from '../../machines/designs/in-world.ts';
import { eventsOf, type KlpEvent } from '../../machines/events.ts';
import type { World } from '../../machines/world.ts';
import type { State } from '../explore/index.ts';
import { livepatchMachine } from './machine.ts';
import { type Microstep, Runner } from './microstep.ts';
import { type Outcome, outcomeOf } from './outcome.ts';

/** A state of the model, as plain data that nothing changes: keep it, and go on from it as often as you like. */
export type LivepatchState = State<Context>;

/**
 * A world under a design: where it begins, what can happen, and what comes of it. Every call with the same arguments
 * gives the same answer, and no call changes anything, so that going back is only going on from an older state.
 */
export interface LivepatchModel {
  readonly world: World;
  readonly design: Design;
  /** The system before the first livepatch. */
  readonly initial: LivepatchState;
  /** Every event that some history may contain, with each fault that it may meet. */
  readonly events: readonly KlpEvent[];
  /** What each of the events would do here, in their order; `impossible` tells why one can do nothing. */
  possible(state: LivepatchState): readonly Outcome[];
  /** What the event does in the state; `attempt`, which is none of the events, included. */
  take(state: LivepatchState, event: KlpEvent): Outcome;
  /** The same, one transition of the charts at a time; none where the charts have none. */
  microsteps(state: LivepatchState, event: KlpEvent): readonly Microstep[];
}

/** The first use makes the machine, which takes some milliseconds; then an event takes about one. */
export function livepatchModel(world: World, base: Design): LivepatchModel {
  const design = designIn(world, base);
  let made: Runner | null = null;
  const runner = () => {
    made ??= new Runner(livepatchMachine(world, design));
    return made;
  };
  const events = eventsOf(world, world.faults.length, true);
  const take = (state: LivepatchState, event: KlpEvent) =>
    outcomeOf(state, event, runner().run(state, event), { world, design });
  return {
    world,
    design,
    get initial() {
      return runner().initial;
    },
    events,
    possible: state => events.map(event => take(state, event)),
    take,
    microsteps: (state, event) => runner().run(state, event).microsteps,
  };
}
