import type { Design } from '../../../machines/designs/design.ts';
import type { World } from '../../../machines/world.ts';
import type { Step } from '../../scenario/step.ts';
import { type ForetoldStep, foretell } from './foretold.ts';
import { isOpenOwner } from './open.ts';
import type { Judged } from './verdict.ts';

/**
 * Holds a history against the model where the kernel has chosen an address that the model leaves open: a livepatch that is
 * loaded while the registry points to one that is gone may come to lie just there, and so own what that one has left
 * (`address: reused`). The model is followed both ways, and the kernel is right with either.
 *
 * @param foretold without such an address
 * @param held how the kernel's log agrees with what is foretold
 */
export function judgeAddresses(
  world: World,
  design: Design,
  steps: readonly Step[],
  foretold: readonly ForetoldStep[],
  held: (foretold: readonly ForetoldStep[]) => Judged,
): Judged {
  let taken = steps;
  let known = foretold;
  let judged = held(known);
  for (;;) {
    const differs = differing(judged);
    if (differs === -1) return judged;
    const better = pointing(known, differs)
      .map(place => {
        const other = taken.map((step, at) => (at === place ? reusing(step) : step));
        const foretold = foretell(reused(world), design, other);
        return { other, foretold, judged: held(foretold) };
      })
      .find(({ judged }) => differing(judged) === -1 || differing(judged) > differs);
    if (better === undefined) return judged;
    taken = better.other;
    known = better.foretold;
    judged = better.judged;
  }
}

/** The place of the step at which the two part; -1: they agree, or there is no answer. */
function differing({ verdict, steps }: Judged): number {
  return verdict === 'differs' ? steps.findIndex(step => step.verdict === 'differs') : -1;
}

/** The places of the loads, the last one first, that have come to pass while an owner was dangling. */
function pointing(foretold: readonly ForetoldStep[], last: number): number[] {
  return [...foretold.keys()]
    .slice(1, last + 1)
    .filter(place => {
      const owners = Object.values(foretold[place - 1]?.end.features ?? {});
      const { verb, fault } = foretold[place]?.step ?? {};
      return verb === 'load' && fault === null && owners.some(({ owner }) => isOpenOwner(owner));
    })
    .reverse();
}

function reusing(step: Step): Step {
  return step.verb === 'load' ? { ...step, fault: { kind: 'address', in: step.subject } } : step;
}

function reused(world: World): World {
  const faults = Object.keys(world.livepatches).map(patch => ({ kind: 'address' as const, in: patch }));
  return { ...world, faults: [...world.faults.filter(({ kind }) => kind !== 'address'), ...faults] };
}
