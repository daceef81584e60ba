import { type ActionFunction, enqueueActions, type GuardPredicate } from 'xstate';
import type { Context } from '../../machines/context.ts';
import type { KlpEvent } from '../../machines/events.ts';
import type { Observation } from '../../machines/observation.ts';
import type { Actions, Guards } from '../../machines/words/word.ts';
import type { World } from '../../machines/world.ts';
import { change } from '../explore/index.ts';

interface Word<Params> {
  type: string;
  params: Params;
}
type BoundGuard = GuardPredicate<Context, KlpEvent, undefined, Word<undefined>>;
type BoundAction = ActionFunction<
  Context,
  KlpEvent,
  KlpEvent,
  Observation | undefined,
  never,
  Word<Observation | undefined>,
  Word<undefined>,
  never,
  never
>;

/** The guards of the charts, as XState's guards over one world. */
export function bindGuards(world: World, guards: Guards): Record<string, BoundGuard> {
  return Object.fromEntries(
    Object.entries(guards).map(([name, guard]) => [name, ({ context }) => guard({ context, world })]),
  );
}

/**
 * The actions of the charts, as XState's actions over one world: each edits the context, and what it says leaves
 * as the action `observe`, the only one that is neither an edit nor known to the charts.
 */
export function bindActions(world: World, actions: Actions): Record<string, BoundAction> {
  const bound: Record<string, BoundAction> = { observe: () => {} };
  for (const [name, act] of Object.entries(actions)) {
    bound[name] = enqueueActions(({ context, event, enqueue }) => {
      const said: Observation[] = [];
      enqueue.assign(
        change(context, draft =>
          act({ context: draft, event, world, say: observation => said.push(observation) }),
        ),
      );
      for (const observation of said) enqueue({ type: 'observe', params: observation });
    });
  }
  return bound;
}
