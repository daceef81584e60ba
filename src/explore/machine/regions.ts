import type { AnyStateMachine, AnyStateNode, AnyTransitionDefinition } from 'xstate';
import { type Guard, partsOf } from './chart-names.ts';
import { isOrdered } from './configuration.ts';
import { nodesOf } from './state-nodes.ts';

/** One of the states side by side at the root of a machine. */
interface Region {
  readonly key: string;
  /** Those of all its states. */
  readonly tags: ReadonlySet<string>;
}

/** The regions of a machine whose regions go on by themselves. */
export interface Regions {
  /** In the order of the chart. */
  readonly all: readonly Region[];
  /** The places of those that an event may depend on, or change; no other has a say in what it does. */
  readonly concernedBy: (type: string) => readonly number[];
}

/**
 * What an event does depends on each region that has transitions for it or eventless ones; and on all regions where one
 * of these transitions leads out of its region. They have the context in common, which is no part of this.
 *
 * @returns `null`: what happens in one region may depend on another in some further way, as it does with final and
 *   history states, raised events and guards that ask for a state
 */
export function regionsOf(machine: AnyStateMachine): Regions | null {
  const { root } = machine;
  const tops = Object.values(root.states);
  if (root.type !== 'parallel' || tops.length < 2 || isOrdered(machine)) return null;
  if (!nodesOf(root).every(node => isPlain(node, machine))) return null;
  const regions = tops.map(nodesOf);
  const always = regions.map(nodes => nodes.flatMap(({ always = [] }) => always));
  if ((root.always ?? []).length > 0 || !always.flat().every(staysInside)) return null;
  const places = [...tops.keys()];
  const concernedBy = (type: string): readonly number[] => {
    const handlers = regions.map(nodes => nodes.flatMap(node => handlersOf(node, type)));
    // Those of the root are taken where no region has one, and XState itself does something at events of its own.
    const all = [...handlersOf(root, type), ...handlers.flat()];
    if (type.startsWith('xstate.') || !all.every(staysInside)) return places;
    return places.filter(place => [always, handlers].some(each => (each[place] ?? []).length > 0));
  };
  const known = new Map<string, readonly number[]>();
  return {
    all: tops.map(({ key }, place) => ({
      key,
      tags: new Set((regions[place] ?? []).flatMap(({ tags }) => tags)),
    })),
    concernedBy: type => {
      const found = known.get(type) ?? concernedBy(type);
      known.set(type, found);
      return found;
    },
  };
}

/** The transitions of a state for an event; and some that only look as if they were, of wildcards (XState: `matchesEventDescriptor`). */
function handlersOf(node: AnyStateNode, type: string): AnyTransitionDefinition[] {
  return [...node.transitions].flatMap(([key, transitions]) => {
    const wildcard = key.indexOf('*');
    const isFor = key === type || (wildcard >= 0 && `${type}.`.startsWith(key.slice(0, wildcard)));
    return isFor ? transitions : [];
  });
}

/** Whether a transition exits and enters nothing but states below its region (XState: `getTransitionDomain`). */
function staysInside({ source, target = [], reenter }: AnyTransitionDefinition): boolean {
  if (target.length === 0) return true;
  const [region] = source.path;
  if (region === undefined) return false;
  const isBelow = (node: AnyStateNode) => node.path.length > 1 && node.path[0] === region;
  if (isBelow(source)) return target.every(isBelow);
  return !reenter && target.every(node => node.path[0] === region);
}

/** Whether nothing in and at a state looks at another, or raises an event. */
function isPlain(node: AnyStateNode, { implementations }: AnyStateMachine): boolean {
  const { type, states, config, transitions, always = [] } = node;
  if (type === 'final' || type === 'history' || node.invoke.length > 0) return false;
  // XState takes one without states for a final one, and one with an initial state does what that says as well.
  if (type === 'parallel' && (Object.keys(states).length === 0 || config.initial !== undefined)) return false;
  const { guards, actions } = implementations;
  const taken = [...[...transitions.values()].flat(), ...always];
  const initial = type === 'compound' ? node.initial.actions : [];
  const lists = [node.entry, node.exit, initial, ...taken.map(transition => transition.actions)];
  return (
    taken.every(({ guard }) => guard === undefined || looksAway(guard, guards, [])) &&
    lists.flat().every(action => isQuiet(typeof action === 'function' ? action : actions[nameOf(action)]))
  );
}

type Guards = AnyStateMachine['implementations']['guards'];

/** A guard that has a `check` is XState's own, and is given the state: `and`, `or` and `not` hand it on, `stateIn` looks. */
function looksAway(guard: Guard | undefined, guards: Guards, asked: readonly Guard[]): boolean {
  // One that is not there is an error in every state.
  if (guard === undefined || asked.includes(guard)) return true;
  if (typeof guard !== 'function') return looksAway(guards[nameOf(guard)], guards, [...asked, guard]);
  if (!('check' in guard)) return true;
  const parts = partsOf(guard);
  return parts.length > 0 && parts.every(part => looksAway(part, guards, [...asked, guard]));
}

/** An action that has a `resolve` is XState's own, and is given the state. */
function isQuiet(action: unknown): boolean {
  if (typeof action !== 'function') return action === undefined;
  return !('resolve' in action) || ('type' in action && QUIET.has(action.type));
}

/** They hand on context and event alone. */
const QUIET = new Set<unknown>(['xstate.assign', 'xstate.emit', 'xstate.log', 'klpwalk.report']);

function nameOf(reference: unknown): string {
  if (typeof reference === 'string') return reference;
  return typeof reference === 'object' && reference !== null && 'type' in reference
    ? String(reference.type)
    : '';
}
