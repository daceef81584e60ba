import type { Design } from '../../machines/designs/design.ts';
import type { KlpEvent } from '../../machines/events.ts';
import type { World } from '../../machines/world.ts';
import { type Outcome, startSystem } from '../../src/livepatch/system.ts';
import { everyTransition } from './test-model.ts';

/** Takes every transition of a world, and shows each step on the way. Returns how much there was to take. */
export function everyStep(world: World, design: Design, look: (outcome: Outcome) => void) {
  const { states, transitions, paths } = everyTransition(world, design);
  for (const path of paths) {
    const system = startSystem(world, design);
    const send = ({ event }: { event: KlpEvent }) => look(system.send(event));
    path.testSync({ events: Object.fromEntries(path.steps.map(({ event }) => [event.type, send])) });
  }
  return { states, transitions };
}
