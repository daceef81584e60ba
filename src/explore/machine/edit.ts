import { castDraft, type Draft, produce } from 'immer';
import {
  type ActionFunction,
  type AnyEventObject,
  assign,
  type EventObject,
  type MachineContext,
  type ParameterizedObject,
  type ProvidedActor,
} from 'xstate';

/** A context that carries this key is a draft already: whoever made it sees every leaf that is read or set. */
export const DRAFT: unique symbol = Symbol.for('klpwalk.draft');

/**
 * Changes a context by setting leaves in a draft of it.
 *
 * @param recipe sets leaves (`draft.feature.owner = owner`); what it returns is ignored
 * @returns a new context that shares what did not change; or `context` itself where it is a draft already
 */
export function change<T extends object>(context: T, recipe: (draft: Draft<T>) => void): T {
  if (DRAFT in context) {
    recipe(castDraft<T>(context));
    return context;
  }
  return produce(context, draft => {
    recipe(draft);
  });
}

/**
 * The action by which a statechart changes its context: `assign`, told as an edit.
 *
 * @param recipe sets leaves in the draft; `params` are those of the action, where it has any
 */
export function edit<
  TContext extends MachineContext,
  TExpressionEvent extends AnyEventObject,
  TParams extends ParameterizedObject['params'] | undefined,
  TEvent extends EventObject,
  TActor extends ProvidedActor,
>(
  recipe: (draft: Draft<NoInfer<TContext>>, event: TExpressionEvent, params: TParams) => void,
): ActionFunction<TContext, TExpressionEvent, TEvent, TParams, TActor, never, never, never, never> {
  return assign<TContext, TExpressionEvent, TParams, TEvent, TActor>(({ context, event }, params) =>
    change<TContext>(context, draft => recipe(draft, event, params)),
  );
}
