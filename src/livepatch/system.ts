import { createActor } from 'xstate';
import type { Context } from '../../machines/context.ts';
import type { Design } from '../../machines/designs/design.ts';
import { errnoName } from '../../machines/errno.ts';
import type { KlpEvent } from '../../machines/events.ts';
import type { Observation } from '../../machines/observation.ts';
import { type Breach, brokenAtRest } from '../../machines/properties.ts';
import type { World } from '../../machines/world.ts';
import { livepatchMachine } from './machine.ts';

/** What one event did. */
export interface Outcome {
  readonly event: KlpEvent;
  readonly before: Context;
  readonly after: Context;
  readonly observations: readonly Observation[];
  /** The lines of the kernel log, as dmesg prints them without time stamps. */
  readonly log: readonly string[];
  readonly breaches: readonly Breach[];
  /** `ok`, or the name of the error that it failed with. */
  readonly result: string;
}

/** The running system: the machine of one world, sent one event after the other. */
export interface System {
  readonly context: Context;
  send(event: KlpEvent): Outcome;
}

export function startSystem(world: World, design: Design): System {
  let observations: Observation[] = [];
  const actor = createActor(
    livepatchMachine(world, design).provide({
      actions: {
        observe: (_, observation) => {
          if (observation !== undefined) observations.push(observation);
        },
      },
    }),
  );
  // Thrown by `send` instead: XState would throw it later, where nobody can catch it.
  actor.subscribe({ error: () => {} });
  actor.start();
  return {
    get context() {
      return actor.getSnapshot().context;
    },
    send(event) {
      const before = actor.getSnapshot().context;
      observations = [];
      actor.send(event);
      const { status, error, context: after } = actor.getSnapshot();
      if (status === 'error') throw error;
      return {
        event,
        before,
        after,
        observations,
        log: observations.flatMap(seen => (seen.type === 'log' ? [seen.line] : [])),
        breaches: [
          ...breachesAtOnce(observations),
          ...brokenAtRest({ context: after, world }, design.hasRegistry),
        ],
        result: resultOf(observations),
      };
    },
  };
}

/** Each is told with the callback that was running, if one was. */
function breachesAtOnce(observations: readonly Observation[]): Breach[] {
  const breaches: Breach[] = [];
  let running = { callback: '', of: '' };
  for (const seen of observations) {
    if (seen.type === 'callback') running = { callback: seen.callback, of: `${seen.patch}/${seen.object}` };
    if (seen.type !== 'violated') continue;
    const { property, by, feature, detail } = seen;
    const where = by === running.of ? `in ${running.callback} of ${by}` : `by ${by}`;
    breaches.push({ property, why: `${where}, for ${feature}: ${detail}` });
  }
  return breaches;
}

function resultOf(observations: readonly Observation[]): string {
  for (const seen of observations) {
    if (seen.type === 'refused' || seen.type === 'failed') return errnoName(seen.code);
  }
  return 'ok';
}
