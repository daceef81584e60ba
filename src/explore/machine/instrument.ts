import { type AnyStateMachine, type AnyStateNode, type AnyTransitionDefinition, and, or } from 'xstate';
import { type Guard, guardName, partsOf, placeOf, stateName, transitionName } from './chart-names.ts';
import type { Tally } from './tally.ts';

/** What the parts of a chart report to. */
export interface ChartTallies {
  readonly states: Tally;
  readonly transitions: Tally;
  /** Two entries a guard: it is true, it is false. */
  readonly guards: Tally;
}

type Predicate = (args: unknown, params: unknown) => boolean;

/**
 * A copy of a machine that does the same and reports each state that it enters, each transition that it takes and
 * each value of a guard.
 *
 * A report looks at no context, changes nothing and leaves no action behind for the caller of `transition()`. What
 * is added to is the copy's own: its transitions as XState has read them, whatever way the config writes them.
 *
 * A guard that is asked by its name is one guard, wherever and with whatever parameters it is asked; one that is
 * written in its place is a guard of that place.
 */
export function instrument(machine: AnyStateMachine, tallies: ChartTallies): AnyStateMachine {
  const copy = machine.provide({});
  const names = new Set<string>();
  const known = new Set<string>();

  const watchState = (node: AnyStateNode) => {
    // The root is entered in every run, a history state in none.
    if (node !== copy.root && node.type !== 'history')
      node.entry.unshift(action(tallies.states.add(stateName(node))));
    for (const transition of [...node.transitions.values(), node.always ?? []].flat())
      watchTransition(transition);
    for (const child of Object.values(node.states)) watchState(child);
  };

  const watchTransition = (transition: AnyTransitionDefinition) => {
    const { guard, actions, target } = transition;
    const report = tallies.transitions.add(unique(transitionName(transition)));
    if (guard !== undefined) transition.guard = watchGuard(guard, placeOf(transition));
    if (target === undefined && actions.length === 0) {
      // It forbids its event: with an action, the machine would accept that.
      const taken = () => {
        report();
        return true;
      };
      transition.guard =
        transition.guard === undefined ? taken : combined(and([]), [transition.guard, taken]);
    } else {
      // Not in place: `actions` may be the config's own.
      transition.actions = [action(report), ...actions];
    }
  };

  const watchGuard = (guard: Guard, place: string): Guard => {
    if (typeof guard === 'function') {
      const report = values(unique(`${guardName(guard)} of ${place}`));
      return reporting(watchParts(guard, place), report);
    }
    const name = guardName(guard);
    if (known.has(name)) return guard;
    known.add(name);
    const report = values(name);
    const { guards } = copy.implementations;
    const implementation: Guard | undefined = guards[name];
    if (implementation !== undefined) guards[name] = reporting(watchParts(implementation, name), report);
    return guard;
  };

  /** The guards that `and`, `or` and `not` are made of. */
  const watchParts = (guard: Guard, place: string): Guard => {
    if (typeof guard !== 'function') return watchGuard(guard, place);
    const parts = partsOf(guard);
    if (parts.length === 0) return guard;
    return combined(
      guard,
      parts.map(part => watchGuard(part, place)),
    );
  };

  const values = (name: string) => {
    const isTrue = tallies.guards.add(`${name}: never true`);
    const isFalse = tallies.guards.add(`${name}: never false`);
    return (value: boolean) => (value ? isTrue() : isFalse());
  };

  const unique = (name: string) => {
    let free = name;
    for (let copies = 2; names.has(free); copies++) free = `${name} (${copies})`;
    names.add(free);
    return free;
  };

  watchState(copy.root);
  return copy;
}

/** Resolved while the step is made, where an ordinary action would be left for the caller to run. */
function action(report: () => void): AnyTransitionDefinition['actions'][number] {
  const resolve = (_: unknown, snapshot: unknown) => {
    report();
    return [snapshot, undefined, undefined];
  };
  return Object.assign(() => {}, { type: 'klpwalk.report', resolve });
}

/** The guard, telling what it finds. */
function reporting(guard: Guard, report: (value: boolean) => void): Predicate {
  if (typeof guard === 'function' && !('check' in guard)) {
    return (args, params) => {
      const value: boolean = Reflect.apply(guard, undefined, [args, params]);
      report(value);
      return value;
    };
  }
  // `and`, `or`, `not`, `stateIn` and other names are for XState to evaluate: what is asked next tells the value.
  const isTrue = () => {
    report(true);
    return true;
  };
  const isFalse = () => {
    report(false);
    return false;
  };
  return combined(or([]), [combined(and([]), [guard, isTrue]), isFalse]);
}

/** The same combination (`and`, `or`, `not`) of other guards, whose kinds XState's types for these do not mix. */
function combined(combination: object, guards: readonly Guard[]): Predicate {
  return Object.assign(() => false, combination, { guards });
}
