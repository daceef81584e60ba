import type { Moment, TakenStep, VirtualTime } from '../../livepatch/virtual-time.ts';

/**
 * Takes each step once a moment: who is shown what comes of a step and then takes it, or asks for it again, is not to
 * wait a second time. What is known of a moment goes with it.
 */
export function remembered(time: VirtualTime): VirtualTime {
  const known = new WeakMap<Moment, Map<string, TakenStep>>();
  const of = (moment: Moment) => {
    const found = known.get(moment) ?? new Map<string, TakenStep>();
    known.set(moment, found);
    return found;
  };
  return {
    initial: time.initial,
    take: (moment, step) => {
      const steps = of(moment);
      const key = JSON.stringify(step);
      const taken = steps.get(key) ?? time.take(moment, step);
      steps.set(key, taken);
      return taken;
    },
  };
}
