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

/** What a context has under `DRAFT` that sees what is read and set, and is never changed itself. */
export interface Drafting {
  /** @returns the context as it is after the edit */
  edit(recipe: (draft: object) => void): object;
  /** @returns the context with these members, as XState's `assign` makes it */
  assign(partial: object): object;
}

/** @returns `null`: it is an ordinary context, or a draft that is changed itself */
export function draftingOf(context: object): Drafting | null {
  const drafting: unknown = Reflect.get(context, DRAFT);
  return isDrafting(drafting) ? drafting : null;
}

function isDrafting(value: unknown): value is Drafting {
  return typeof value === 'object' && value !== null && 'edit' in value && 'assign' in value;
}

/**
 * Changes a context by setting leaves in a draft of it.
 *
 * @param recipe sets leaves (`draft.feature.owner = owner`); what it returns is ignored
 * @returns a new context that shares what did not change; or `context` itself where it is a draft already
 */
export function change<T extends object>(context: T, recipe: (draft: Draft<T>) => void): T {
  if (DRAFT in context) {
    const drafting: Redrafting<T> | true = Reflect.get<object, symbol>(context, DRAFT);
    if (drafting !== true) return drafting.edit(recipe);
    recipe(castDraft<T>(context));
    return context;
  }
  const changed = produce(context, draft => {
    recipe(draft);
  });
  for (const key of Object.keys(context)) if (!Object.hasOwn(changed, key)) throw deleted(key);
  return changed;
}

/** XState's `assign` would keep the member. */
export function deleted(key: string): Error {
  return new Error(
    `context.${key} was deleted, but no assign takes a member of the context away. Set it to undefined.`,
  );
}

/** `Drafting`, of contexts of this type. */
interface Redrafting<T> {
  edit(recipe: (draft: Draft<T>) => void): T;
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
