import type { AnyStateMachine, AnyStateNode } from 'xstate';
import { type BuiltIn, isBuiltIn } from './built-in.ts';
import { actionsOf, transitionsOf } from './chart-parts.ts';
import { derived, implement } from './derived.ts';
import { draftingOf } from './edit.ts';
import { nodesOf } from './state-nodes.ts';

/**
 * A machine that does the same, and changes a context that sees what is set by telling it: XState's `assign` would look at
 * all of it, to copy it.
 *
 * @param isOwn whether the machine may be changed; the user's may not
 */
export function tellingAssigns(machine: AnyStateMachine, isOwn: boolean): AnyStateMachine {
  const isInline = nodesOf(machine.root).some(node => actionsOf(node).some(list => list.some(needsTelling)));
  const told: AnyStateMachine = isOwn ? machine : isInline ? machine.provide({}) : derived(machine, {});
  const { implementations } = machine;
  const actions = Object.fromEntries(
    Object.entries(implementations.actions).map(([name, action]) => [name, telling(action)]),
  );
  implement(told, { ...implementations, actions });
  if (isInline) for (const node of nodesOf(told.root)) tellIn(node);
  return told;
}

function tellIn(node: AnyStateNode): void {
  node.entry = node.entry.map(telling);
  node.exit = node.exit.map(telling);
  for (const transition of transitionsOf(node)) transition.actions = transition.actions.map(telling);
}

function needsTelling(action: unknown): action is BuiltIn {
  return isBuiltIn(action) && (action.type === 'xstate.assign' || action.type === 'xstate.enqueueActions');
}

const toldActions = new WeakMap<object, unknown>();

/** The action, telling; any other as it is. One action is told in one way wherever it stands. */
function telling<T>(action: T): T {
  if (!needsTelling(action)) return action;
  const known = toldActions.get(action) ?? told(action);
  toldActions.set(action, known);
  // It is an action as the other one.
  return known as T;
}

function told(action: BuiltIn): unknown {
  const { type, resolve } = action;
  return Object.assign(() => {}, action, {
    resolve: type === 'xstate.assign' ? assigning(resolve) : enqueueing(resolve),
  });
}

type Resolve = BuiltIn['resolve'];

/** The arguments of XState's `resolve`; the action holds what it was made with. */
type Resolving = [
  scope: { readonly self: unknown; readonly system: unknown },
  snapshot: { readonly context: object; readonly children: unknown },
  args: { readonly event: unknown },
  params: unknown,
  action: { readonly assignment: unknown },
  extra: unknown,
];

function assigning(resolve: Resolve): Resolve {
  return (...resolving: unknown[]) => {
    // It is XState that calls.
    const [scope, snapshot, args, params, action, extra] = resolving as Resolving;
    const { context } = snapshot;
    const drafting = draftingOf(context);
    if (drafting === null) return resolve(...resolving);
    const { assignment } = action;
    const given = {
      context,
      event: args.event,
      self: scope.self,
      system: scope.system,
      get spawn() {
        throw SPAWNS;
      },
    };
    try {
      // XState makes another snapshot in any case.
      const partial = partialOf(assignment, given, params);
      return [{ ...snapshot, context: drafting.assign(partial) }, undefined, undefined];
    } catch (error) {
      if (error !== SPAWNS) throw error;
    }
    let partial: object = {};
    const watched = (spawning: object) => {
      partial = partialOf(assignment, { ...spawning, context }, params);
      return {};
    };
    const bare = { ...snapshot, context: {} };
    const resolved = resolve(scope, bare, args, params, { assignment: watched }, extra);
    const [next, ...rest] = resolved as [{ readonly children: unknown }, ...unknown[]];
    return [{ ...snapshot, children: next.children, context: drafting.assign(partial) }, ...rest];
  };
}

/** Only XState can spawn. */
const SPAWNS = new Error('spawns');

/** As XState has it. */
function partialOf(assignment: unknown, args: object, params: unknown): object {
  if (typeof assignment === 'function') return assignment(args, params) ?? {};
  if (typeof assignment !== 'object' || assignment === null) return {};
  if (draftingOf(assignment) !== null) return assignment;
  return Object.fromEntries(
    Object.entries(assignment).map(([key, assigner]) => [
      key,
      typeof assigner === 'function' ? assigner(args, params) : assigner,
    ]),
  );
}

/** What it enqueues may be an assign, mostly a new one each time. */
function enqueueing(resolve: Resolve): Resolve {
  return (...resolving: unknown[]) => {
    const resolved = resolve(...resolving);
    if (!Array.isArray(resolved)) return resolved;
    const [next, params, actions, ...rest]: unknown[] = resolved;
    return [
      next,
      params,
      Array.isArray(actions) ? actions.map(added => (needsTelling(added) ? told(added) : added)) : actions,
      ...rest,
    ];
  };
}
