import type { AnyActorRef, AnyMachineSnapshot, AnyStateMachine, EventObject } from 'xstate';
import { type BuiltIn, isBuiltIn } from './built-in.ts';
import { derived } from './derived.ts';
import { type Word, wordsOf } from './words.ts';

/** A guard that was asked, and what it said. */
export interface Asked {
  readonly guard: Word;
  readonly answer: boolean;
}

/** What came of actions. */
interface Acted {
  readonly snapshot: AnyMachineSnapshot;
  /** The parameters of each action named "observe", in order. */
  readonly observations: readonly unknown[];
}

type GuardFunction = (args: unknown, params: unknown) => unknown;

/**
 * The guards and actions of a machine whose chart has names for all of them: notes which of them XState calls in an inner
 * step, and calls them as it does. Nothing else of the context decides how an inner step goes.
 */
export class Calls {
  /** The same machine, whose calls are noted. */
  readonly machine: AnyStateMachine;
  /** The names of the actions that XState resolves while a step is made; it leaves all others for later. */
  readonly resolved: readonly string[];
  /** The guards that were asked since `note`; not those that an action asks. */
  asked: Asked[] = [];
  /** The resolved actions that were taken since then; not those that another one adds. */
  taken: Word[] = [];
  readonly #guards: Readonly<Record<string, unknown>>;
  readonly #actions: Readonly<Record<string, unknown>>;
  #notes = false;
  /** So many actions that follow were added by the last. */
  #added = 0;
  /** Whether an action is being resolved. */
  #acts = false;

  constructor(machine: AnyStateMachine, guards: ReadonlySet<string>, resolved: readonly string[]) {
    const { implementations } = machine;
    this.resolved = resolved;
    this.#guards = implementations.guards;
    this.#actions = implementations.actions;
    const noted = { guards: { ...implementations.guards }, actions: { ...implementations.actions } };
    for (const name of guards) {
      const guard = (args: unknown, params: unknown) => this.#ask({ type: name, params }, args);
      Reflect.set(noted.guards, name, guard);
    }
    for (const name of resolved) {
      const action = this.#actions[name];
      const resolve = (...resolving: unknown[]) => this.#take(name, resolving);
      Reflect.set(
        noted.actions,
        name,
        Object.assign(() => {}, action, { resolve }),
      );
    }
    this.machine = derived(machine, { implementations: { ...implementations, ...noted } });
  }

  /** Begins to note, from nothing. */
  note(): void {
    this.#notes = true;
    this.asked = [];
    this.taken = [];
    this.#added = 0;
  }

  /** Notes no more. */
  rest(): void {
    this.#notes = false;
  }

  answer({ type, params }: Word, args: { readonly context: unknown; readonly event: EventObject }): boolean {
    return Boolean((this.#guards[type] as GuardFunction)(args, params));
  }

  /**
   * Takes actions in a state.
   *
   * @throws Unlike
   */
  act(words: readonly Word[], snapshot: AnyMachineSnapshot, event: EventObject, self: AnyActorRef): Acted {
    const observations: unknown[] = [];
    let at = snapshot;
    for (const word of words) at = this.#act(word, at, { event, self, observations });
    return { snapshot: at, observations };
  }

  #act(
    action: unknown,
    snapshot: AnyMachineSnapshot,
    scope: { readonly event: EventObject; readonly self: AnyActorRef; readonly observations: unknown[] },
  ): AnyMachineSnapshot {
    const { event, self, observations } = scope;
    const { type, params } = wordOf(action);
    const implementation = typeof action === 'function' ? action : this.#actions[type];
    if (!isBuiltIn(implementation)) {
      if (type === 'observe') observations.push(params);
      return snapshot;
    }
    if (!isFollowed(implementation)) throw new Unlike();
    const args = { context: snapshot.context, event, self, system: self.system };
    const resolving = [{ self, system: self.system }, snapshot, args, params, implementation, {}];
    // It is XState's own.
    const [next, , added = []] = implementation.resolve(...resolving) as Resolved;
    if (next.children !== snapshot.children) throw new Unlike();
    let at = next;
    for (const each of added) at = this.#act(each, at, scope);
    return at;
  }

  #ask(guard: Word, args: unknown): boolean {
    const answer = Boolean((this.#guards[guard.type] as GuardFunction)(args, guard.params));
    if (this.#notes && !this.#acts) this.asked.push({ guard, answer });
    return answer;
  }

  #take(name: string, resolving: readonly unknown[]): unknown {
    const action = this.#actions[name];
    if (!isBuiltIn(action)) throw new TypeError(`The action "${name}" is not resolved.`);
    if (!this.#notes) return action.resolve(...resolving);
    if (this.#added > 0) this.#added--;
    else this.taken.push({ type: name, params: resolving[3] });
    this.#acts = true;
    try {
      const resolved = action.resolve(...resolving) as Resolved;
      const [, , added = []] = resolved;
      this.#added += added.filter(each => this.#isResolved(each)).length;
      return resolved;
    } finally {
      this.#acts = false;
    }
  }

  /** Whether the action is one of those that are noted. */
  #isResolved(action: unknown): boolean {
    const isObject = typeof action === 'object' && action !== null && 'type' in action;
    const name = isObject ? action.type : action;
    return typeof name === 'string' && this.resolved.includes(name);
  }
}

/** An action that was to be taken is none that `Calls` takes as XState does. */
class Unlike extends Error {}

type Resolved = readonly [next: AnyMachineSnapshot, params: unknown, added?: readonly unknown[]];

/** @returns `null`: not all guards and actions of its chart have names, or some do what only XState can do */
export function callsOf(machine: AnyStateMachine): Calls | null {
  const words = wordsOf(machine);
  if (words === null) return null;
  const { guards, actions }: { guards: Record<string, unknown>; actions: Record<string, unknown> } =
    machine.implementations;
  const asked = [...words.guards].map(name => guards[name]);
  if (!asked.every(guard => typeof guard === 'function' && !('check' in guard))) return null;
  const resolved = Object.keys(actions).filter(name => isBuiltIn(actions[name]));
  const used = resolved.filter(name => words.actions.has(name));
  if (words.actions.has('observe') || !used.every(name => isFollowed(actions[name]))) return null;
  return new Calls(machine, words.guards, resolved);
}

function isFollowed(action: unknown): action is BuiltIn {
  return isBuiltIn(action) && ['xstate.assign', 'xstate.enqueueActions'].includes(action.type);
}

/** What XState takes for an action's name and parameters. */
function wordOf(action: unknown): Word {
  if (typeof action === 'string') return { type: action, params: undefined };
  if (typeof action === 'function') return { type: action.name, params: undefined };
  if (typeof action !== 'object' || action === null || !('type' in action)) throw new Unlike();
  const params = 'params' in action ? action.params : undefined;
  if (typeof action.type !== 'string' || typeof params === 'function') throw new Unlike();
  return { type: action.type, params };
}
