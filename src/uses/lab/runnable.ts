import { VMLINUX } from '../../../machines/context.ts';
import type { Fault, Task, World } from '../../../machines/world.ts';
import type { Setting } from '../../scenario/setting.ts';
import type { Step } from '../../scenario/step.ts';
import { MOST_FUNCTIONS, namedInVmlinux } from './stand-ins.ts';

/**
 * Why the laboratory cannot run the history of a scenario; `null`: it can.
 *
 * @param release of the guest's kernel, such as 6.12.117
 */
export function whyNotRunnable({ scenario }: Setting, release: string): string | null {
  const { world, steps } = scenario;
  if (steps.length === 0) return 'it has no steps';
  return whyNotWorld(world, release) ?? first(steps, whyNotStep);
}

/** Why no history of a world can be run. */
export function whyNotWorld(world: World, release: string): string | null {
  if (!`${release}.`.startsWith(`${world.kernel}.`))
    return `it is about Linux ${world.kernel}, and the guest has ${release}`;
  if (!world.reliableStacks) return 'the guest has reliable stacks';
  if ((world.attempt ?? 0) > 0) return 'attempts that take long cannot be made';
  if (Object.values(world.livepatches).some(({ relocations }) => relocations.length > 0))
    return 'modules with livepatch relocations cannot be made';
  if (namedInVmlinux(world).length > MOST_FUNCTIONS)
    return `it names more than ${MOST_FUNCTIONS} functions of vmlinux`;
  return first(Object.values(world.tasks), ofTask);
}

function first<Of>(list: readonly Of[], why: (of: Of) => string | null): string | null {
  for (const each of list) {
    const reason = why(each);
    if (reason !== null) return reason;
  }
  return null;
}

function ofTask({ is, leaves, parent }: Task): string | null {
  if (is !== 'asleep') return `no task can be kept ${is}`;
  if (leaves === 'exit') return 'no task can be kept in do_exit';
  return parent === null ? null : 'no task can be forked at a step';
}

/** Why a step cannot be taken in the guest. */
export function whyNotStep({ verb, subject, running, fault }: Step): string | null {
  if (verb === 'insert' && subject === VMLINUX) return 'no module can be built that is called vmlinux';
  if (fault !== null && FAULTS[fault.kind] !== null) return FAULTS[fault.kind];
  if (running !== undefined) return 'no task can be found on a CPU';
  return verb === 'switch' || verb === 'fork' || verb === 'exit' ? `no task can be made to ${verb}` : null;
}

const FAULTS: Readonly<Record<Fault['kind'], string | null>> = {
  allocation: null,
  pre_patch: null,
  constructor: null,
  init: null,
  patching: null,
  symbol: null,
  sympos: null,
  relocation: 'modules with livepatch relocations cannot be made',
  duplicate: null,
  nops: null,
  address: 'where a livepatch is loaded cannot be chosen',
};
