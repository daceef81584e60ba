import type { Branch, Chart } from '../chart.ts';
import type { CoreAction, CoreGuard } from '../words/index.ts';

/** What is done with one feature: the branches of the state `feature`, and of each state that it leads to. */
interface Body<Guard extends string, Action extends string> {
  readonly feature: readonly Branch<Guard, Action>[];
  readonly [state: string]: readonly Branch<Guard, Action>[];
}

/**
 * The loop that most callbacks are: for each feature of the patch, in its order, the first branch whose guard
 * holds. A branch goes to `next` (the C code's `continue`), to `return`, or to a state of the body. `Guard` and
 * `Action` are words of the design's own.
 */
export function eachFeature<Guard extends string = never, Action extends string = never>(
  body: Body<CoreGuard | NoInfer<Guard>, CoreAction | NoInfer<Action>>,
): Chart<CoreGuard | NoInfer<Guard>, CoreAction | NoInfer<Action>> {
  return {
    initial: 'first',
    states: {
      first: { entry: 'firstFeature', always: 'feature' },
      ...states<Guard, Action>(body, 'return'),
      next: { entry: 'nextFeature', always: 'feature' },
      return: { type: 'final' },
    },
  };
}

/** `eachFeature`, and then each feature that the patch retires: where it is registered, it is undone and freed. */
export function eachFeatureThenRetire<Guard extends string = never, Action extends string = never>(
  body: Body<CoreGuard | NoInfer<Guard>, CoreAction | NoInfer<Action>>,
): Chart<CoreGuard | NoInfer<Guard>, CoreAction | NoInfer<Action>> {
  return {
    initial: 'first',
    states: {
      first: { entry: 'firstFeature', always: 'feature' },
      ...states<Guard, Action>(body, 'firstRetired'),
      next: { entry: 'nextFeature', always: 'feature' },
      firstRetired: { entry: 'firstRetired', always: 'retired' },
      retired: {
        always: [
          { guard: 'noMoreFeatures', target: 'return' },
          { guard: 'isRegistered', target: 'nextRetired', actions: ['switchEffectOff', 'free'] },
          { target: 'nextRetired' },
        ],
      },
      nextRetired: { entry: 'nextRetired', always: 'retired' },
      return: { type: 'final' },
    },
  };
}

/** The states of the body, where the loop's end leads to `end`. */
function states<Guard extends string, Action extends string>(
  body: Body<CoreGuard | Guard, CoreAction | Action>,
  end: string,
): Record<string, Chart<CoreGuard | Guard, CoreAction | Action>> {
  const all = Object.entries(body).map(([name, always]) => [name, { always }] as const);
  return {
    ...Object.fromEntries(all),
    feature: { always: [{ guard: 'noMoreFeatures', target: end }, ...body.feature] },
  };
}
