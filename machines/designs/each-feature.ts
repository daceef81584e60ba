import type { Branch, Chart } from '../core/chart.ts';
import type { CoreAction, CoreGuard } from '../words/index.ts';

/** What is done with one feature: the branches of the state `feature`, and of each state that it leads to. */
interface Body<Guard extends string, Action extends string> {
  readonly feature: readonly Branch<Guard, Action>[];
  readonly [state: string]: readonly Branch<Guard, Action>[];
}

/**
 * The loop that most callbacks are: for each feature of the patch, in its order, the first branch whose guard
 * holds. A branch goes to `next` (the C code's `continue`), to `return`, to `failed`, or to a state of the body. `Guard` and
 * `Action` are words of the design's own.
 */
export function eachFeature<Guard extends string = never, Action extends string = never>(
  body: Body<CoreGuard | NoInfer<Guard>, CoreAction | NoInfer<Action>>,
): Chart<CoreGuard | NoInfer<Guard>, CoreAction | NoInfer<Action>> {
  return loop<Guard, Action>(body, 'return', {});
}

/** `eachFeature`, and then each feature that the patch retires: where it is registered, it is undone and freed. */
export function eachFeatureThenRetire<Guard extends string = never, Action extends string = never>(
  body: Body<CoreGuard | NoInfer<Guard>, CoreAction | NoInfer<Action>>,
): Chart<CoreGuard | NoInfer<Guard>, CoreAction | NoInfer<Action>> {
  return loop<Guard, Action>(body, 'firstRetired', {
    firstRetired: { entry: 'firstRetired', always: 'retired' },
    retired: {
      always: [
        { guard: 'noMoreFeatures', target: 'return' },
        { guard: 'isRegistered', target: 'nextRetired', actions: ['switchEffectOff', 'free'] },
        { target: 'nextRetired' },
      ],
    },
    nextRetired: { entry: 'nextRetired', always: 'retired' },
  });
}

/** The loop of a registry that looks after itself: over all features that any livepatch knows. */
export function everyFeature<Guard extends string = never, Action extends string = never>(
  body: Body<CoreGuard | NoInfer<Guard>, CoreAction | NoInfer<Action>>,
): Chart<CoreGuard | NoInfer<Guard>, CoreAction | NoInfer<Action>> {
  return loop<Guard, Action>(body, 'return', {}, ['firstOfAllFeatures', 'nextOfAllFeatures']);
}

/** @param end where the loop leads when there are no more features: `return`, or one of the states `after` it */
function loop<Guard extends string, Action extends string>(
  body: Body<CoreGuard | Guard, CoreAction | Action>,
  end: string,
  after: Readonly<Record<string, Chart<CoreGuard | Guard, CoreAction | Action>>>,
  [first, next]: readonly [first: CoreAction, next: CoreAction] = ['firstFeature', 'nextFeature'],
): Chart<CoreGuard | Guard, CoreAction | Action> {
  const states = Object.entries(body).map(([name, always]) => [name, { always }] as const);
  const mayFail = Object.values(body).some(branches => branches.some(({ target }) => target === 'failed'));
  return {
    initial: 'first',
    states: {
      first: { entry: first, always: 'feature' },
      ...Object.fromEntries(states),
      feature: { always: [{ guard: 'noMoreFeatures', target: end }, ...body.feature] },
      next: { entry: next, always: 'feature' },
      ...after,
      return: { type: 'final' },
      ...(mayFail && { failed: { type: 'final' } }),
    },
  };
}
