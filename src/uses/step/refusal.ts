import { type Context, entry } from '../../../machines/context.ts';
import { isPending } from '../../../machines/words/task.ts';
import type { World } from '../../../machines/world.ts';
import { changeLine, tasks } from '../../livepatch/changes.ts';
import type { AskedGuard } from '../../livepatch/microstep.ts';
import type { LivepatchModel } from '../../livepatch/model.ts';
import { refusalReasons } from '../../livepatch/refusal-reasons.ts';
import type { TakenStep } from '../../livepatch/virtual-time.ts';
import { formatStep, type Step, stepLine } from '../../scenario/step.ts';
import { includes, TASK_VERBS } from '../../scenario/verbs.ts';
import { OUTSIDE } from './system/tasks.ts';

/** Why a step can do nothing. */
export interface Refusal {
  /** The error that it is refused with; `null`: there is nothing that could be refused. */
  readonly error: string | null;
  /** One sentence, without its full stop. */
  readonly why: string;
  /** What the error alone does not say, in a sentence each, without its full stop; of most there is none. */
  readonly reasons: readonly string[];
  /** The guard that decides; `null`: none does. */
  readonly guard: AskedGuard | null;
}

type Declared = Pick<LivepatchModel, 'world' | 'design'>;

/** What the error that a step was refused with does not say, as `simulate` says it; empty where it was not refused. */
export function reasonsOf({ outcomes: [own] }: TakenStep, model: Declared): readonly string[] {
  return own === undefined ? [] : refusalReasons(own, model);
}

/** @returns `null`: the step does something, be it that it fails */
export function refusalOf(taken: TakenStep, model: Declared): Refusal | null {
  const { step, outcomes } = taken;
  const [own] = outcomes;
  if (step.verb === 'complete' || own === undefined || own.impossible === null) return null;
  const { kind, guard } = own.impossible;
  const line = formatStep(step);
  if (kind === 'fault missed') {
    return { error: null, guard, reasons: [], why: `${line} does not come by the place of its fault here` };
  }
  if (kind === 'nobody missed') {
    return {
      error: null,
      guard,
      reasons: [],
      why: `${stepLine(step)} is ${line} here: none of these tasks could switch`,
    };
  }
  const reasons = reasonsOf(taken, model);
  const sits = taskOf(step, own.before.context);
  const because = [
    ...reasons,
    ...(guard === null ? [] : [guardText(guard)]),
    ...(sits === null ? [] : [sits]),
  ].join('; ');
  return {
    error: own.result,
    guard,
    reasons,
    why: `${line} is refused with ${own.result}${because === '' ? '' : `: ${because}`}`,
  };
}

/** Why there is nothing to wait for, or why it would be in vain; `null`: a transition runs, and will be over. */
export function refusalToComplete({ before, result, after }: TakenStep, world: World): Refusal | null {
  const guard = { node: [], guard: 'everyTaskHasSwitched', holds: false };
  if (before.state.context.klp.transitionPatch === null)
    return { error: null, guard, reasons: [], why: 'no transition runs' };
  if (result !== 'stuck') return null;
  return {
    error: null,
    guard,
    reasons: [],
    why: `complete would wait for ever: ${pending(after.state.context, world).join('; ')}`,
  };
}

/**
 * `load.resident asks isResident, which holds`.
 *
 * @param mirrors what the guard mirrors, if that is to be said
 */
export function guardText({ node, guard, holds }: AskedGuard, mirrors: readonly string[] = []): string {
  const asks = node.length === 0 ? 'the guard is' : `${node.join('.')} asks`;
  const mirrored = mirrors.length === 0 ? '' : ` (${mirrors.join(', ')})`;
  return `${asks} ${guard}${mirrored}, which ${holds ? 'holds' : 'does not hold'}`;
}

/** The tasks that the transition waits for, and where they are. */
function pending(context: Context, world: World): string[] {
  return tasks(context)
    .filter(({ what }) => {
      const task = context.tasks[what];
      return task !== undefined && isPending(context, task);
    })
    .map(told => {
      const { is } = entry(world.tasks, told.what);
      return is === 'asleep' ? changeLine(told) : `${changeLine(told)}, ${OUTSIDE[is]}`;
    });
}

function taskOf({ verb, subject }: Step, context: Context): string | null {
  if (!includes(TASK_VERBS, verb)) return null;
  const found = tasks(context).find(({ what }) => what === subject);
  return found === undefined ? null : changeLine(found);
}
