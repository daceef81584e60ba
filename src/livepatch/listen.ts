import { type AnyStateNode, enqueueActions } from 'xstate';
import type { livepatchMachine } from './machine.ts';

export type Machine = ReturnType<typeof livepatchMachine>;

/** Who hears what the charts do while they run. */
export interface Listener {
  /** The state node with this path asked a guard; the path of the top chart is empty. */
  onGuard(node: readonly string[], guard: string, holds: boolean): void;
  /** A transition was chosen: the actions that are heard up to the next one are its own. */
  onTransition(): void;
  onAction(action: string): void;
}

/**
 * Has the machine do the same and tell of it. Guards and actions are told by their names, and the charts have nothing
 * else; what is added to is the machine's own transitions, as XState has read them.
 */
export function listenTo(machine: Machine, listener: Listener): void {
  const implementations = new Map(Object.entries(machine.implementations.guards));

  const listenAt = (node: AnyStateNode) => {
    node.entry = node.entry.flatMap(action => [tell(() => listener.onAction(nameOf(action))), action]);
    for (const transition of [...node.transitions.values(), node.always ?? []].flat()) {
      const { guard, actions } = transition;
      transition.actions = [
        tell(() => listener.onTransition()),
        ...actions.flatMap(action => [tell(() => listener.onAction(nameOf(action))), action]),
      ];
      if (guard === undefined) continue;
      const name = nameOf(guard);
      const implementation = implementations.get(name);
      if (typeof implementation !== 'function') throw new Error(`the charts have no guard ${name}`);
      transition.guard = (args: unknown, params: unknown) => {
        const holds: boolean = Reflect.apply(implementation, undefined, [args, params]);
        listener.onGuard(node.path, name, holds);
        return holds;
      };
    }
    for (const child of Object.values(node.states)) listenAt(child);
  };

  listenAt(machine.root);
}

/** Resolved while the step is made, where an ordinary action would be left for the caller to run. */
function tell(report: () => void) {
  return enqueueActions(() => report());
}

function nameOf(word: string | { readonly type: string } | ((...args: never) => unknown)): string {
  if (typeof word === 'string') return word;
  return typeof word === 'function' ? word.name : word.type;
}
