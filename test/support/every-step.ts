import type { Design } from '../../machines/designs/design.ts';
import type { KlpEvent } from '../../machines/events.ts';
import type { World } from '../../machines/world.ts';
import { type Taken, taken } from './take.ts';
import { everyTransition } from './test-model.ts';

/** Takes every transition of a world, and shows each step on the way. Returns how much there was to take. */
export function everyStep(world: World, design: Design, look: (outcome: Taken) => void) {
  const { model, states, transitions, paths } = everyTransition(world, design);
  for (const path of paths) {
    let state = model.initial;
    const send = ({ event }: { event: KlpEvent }) => {
      const outcome = model.take(state, event);
      state = outcome.after;
      look(taken(outcome));
    };
    path.testSync({ events: Object.fromEntries(path.steps.map(({ event }) => [event.type, send])) });
  }
  return { states, transitions };
}
