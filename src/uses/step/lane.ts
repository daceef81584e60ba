import { type Context, entry, initialContext } from '../../../machines/context.ts';
import type { World } from '../../../machines/world.ts';
import type { Outcome } from '../../livepatch/outcome.ts';
import { type TakenStep, triesTasks } from '../../livepatch/virtual-time.ts';

/** What happens over virtual time; all times in seconds. */
export interface LaneView {
  readonly end: number;
  /** When each step of the line began, from the first. */
  readonly steps: readonly number[];
  readonly attempts: readonly AttemptView[];
  readonly transitions: readonly SpanView[];
  readonly tasks: readonly {
    readonly name: string;
    /** The universes that it was in while transitions ran. */
    readonly universes: readonly SpanView[];
    /** The code that it sat in: a livepatch's, or the original function's. */
    readonly seats: readonly SpanView[];
    readonly switches: readonly number[];
  }[];
}

interface AttemptView {
  readonly at: number;
  /** Whether it signalled the tasks that had not switched. */
  readonly signals: boolean;
}

export interface SpanView {
  readonly what: string;
  readonly from: number;
  readonly to: number;
}

interface Happening {
  readonly at: number;
  readonly outcome: Outcome;
}

export function laneOf(world: World, line: readonly TakenStep[]): LaneView | null {
  const happenings = line.flatMap(happeningsOf);
  const end = Math.max(0, ...line.map(({ after }) => after.now));
  const names = Object.keys(world.tasks);
  const hasTasks = names.length > 0;
  if (end === 0 && !hasTasks) return null;
  const start = line[0]?.before.state.context ?? initialContext(world);
  const spans = (say: (context: Context) => string | null) => spansOf(start, happenings, end, say);
  return {
    end,
    steps: line.map(({ at }) => at),
    attempts: happenings
      .filter(({ outcome }) => hasTasks && triesTasks(outcome))
      .map(({ at, outcome }) => ({ at, signals: signals(outcome) })),
    transitions: spans(({ klp: { transitionPatch, targetState } }) =>
      transitionPatch === null
        ? null
        : `${transitionPatch} ${targetState === 'patched' ? 'patching' : 'unpatching'}`,
    ),
    tasks: names.map(name => ({
      name,
      universes: spans(({ tasks }) => {
        const { patchState } = entry(tasks, name);
        return patchState === 'idle' ? null : patchState;
      }),
      seats: spans(({ tasks }) => entry(tasks, name).inside),
      switches: happenings.filter(({ outcome }) => switches(outcome, name)).map(({ at }) => at),
    })),
  };
}

/** Each outcome of the step with its time: what tries no task happens when the step begins. */
function happeningsOf({ at, meanwhile, outcomes, attempts }: TakenStep): Happening[] {
  let done = 0;
  return [...meanwhile, ...outcomes].map(outcome => {
    if (!triesTasks(outcome)) return { at, outcome };
    const ran = attempts[done] ?? at;
    done++;
    return { at: ran, outcome };
  });
}

/** klp_send_signals: at attempt 15 and each later multiple, if tasks are left. */
function signals({ before, after }: Outcome): boolean {
  const { signalsCnt } = before.context.klp;
  return (signalsCnt === 15 || signalsCnt === 30) && after.context.klp.transitionPatch !== null;
}

function switches({ before, after }: Outcome, name: string): boolean {
  const [was, is] = [entry(before.context.tasks, name), entry(after.context.tasks, name)];
  const bothRun = was.patchState !== 'idle' && is.patchState !== 'idle';
  return bothRun && was.patchState !== is.patchState;
}

/** For how long the same was so; what began and ended at one moment is left out. */
function spansOf(
  start: Context,
  happenings: readonly Happening[],
  end: number,
  say: (context: Context) => string | null,
): SpanView[] {
  const spans: SpanView[] = [];
  let what = say(start);
  let from = 0;
  const close = (to: number) => {
    if (what !== null && (to > from || to === end)) spans.push({ what, from, to });
  };
  for (const { at, outcome } of happenings) {
    const is = say(outcome.after.context);
    if (is === what) continue;
    if (at > from) close(at);
    what = is;
    from = at;
  }
  close(end);
  return spans;
}
