import type { AnyStateMachine, AnyStateNode } from 'xstate';

type Implementations = AnyStateMachine['implementations'];

/**
 * A machine of the same chart: what is set on it is not set on the other one. XState's `provide` would make every state
 * of the chart anew, which takes as long as some hundred steps.
 *
 * @param members what it has otherwise
 */
export function derived<TMachine extends AnyStateMachine>(
  machine: TMachine,
  members: { readonly config?: AnyStateMachine['config']; readonly implementations?: object },
): TMachine {
  const made: TMachine = Object.create(machine);
  // The machine may be a derived one itself.
  const methods: object = machine.constructor.prototype;
  // XState binds the methods of a machine to it.
  for (const key of Object.keys(machine)) {
    const method: unknown = Reflect.get(methods, key);
    if (typeof method === 'function') Reflect.set(made, key, method.bind(made));
  }
  for (const [key, value] of Object.entries(members))
    Object.defineProperty(made, key, { value, configurable: true });
  return made;
}

/** Gives a machine of one's own other implementations. */
export function implement(machine: AnyStateMachine, value: Implementations): void {
  Object.defineProperty(machine, 'implementations', { value, configurable: true });
}

/**
 * The same for a chart whose states nobody ever changes. What a walk learns of the chart alone serves all later walks of
 * machines that share it.
 */
export function sharingChart<TMachine extends AnyStateMachine>(
  machine: TMachine,
  members: Parameters<typeof derived>[1],
): TMachine {
  shared.add(machine.root);
  return derived(machine, members);
}

export function isShared({ root }: AnyStateMachine): boolean {
  return shared.has(root);
}

const shared = new WeakSet<AnyStateNode>();
