import { valueText } from '../../explore/index.ts';
import type { Outcome } from '../../livepatch/outcome.ts';
import type { TakenStep } from '../../livepatch/virtual-time.ts';
import type { Read } from '../../problem/mistake.ts';
import { eventName } from '../../uses/step/microstep-views.ts';
import { microstepsOfOutcome } from '../../uses/step/microsteps.ts';
import { into, jump, type Session } from '../../uses/step/session.ts';
import type { RunTold } from '../told.ts';

const known = new WeakMap<TakenStep, readonly RunTold[]>();

/** How each step of the line runs through the charts, the future ones included. */
export function tracesOf({ line, model }: Session): (readonly RunTold[])[] {
  return line.taken.map(taken => {
    const found =
      known.get(taken) ?? [...taken.meanwhile, ...taken.outcomes].map(outcome => run(model, outcome));
    known.set(taken, found);
    return found;
  });
}

function run(model: Session['model'], outcome: Outcome): RunTold {
  return {
    event: eventName(model.world, outcome.event),
    from: valueText(outcome.before.value).split('.'),
    microsteps: microstepsOfOutcome(model, outcome).map(({ nodes, asked, actions }) => ({
      nodes,
      asked,
      actions,
    })),
  };
}

/** To where so many microsteps of the step after the place are taken. */
export function standInside(session: Session, place: number, microsteps: number): Read<Session> {
  let moved = jump(session, place);
  for (let left = microsteps; left > 0 && !('mistake' in moved); left--) moved = into(moved.value);
  return moved;
}
