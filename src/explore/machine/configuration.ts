import type { AnyMachineSnapshot, AnyStateMachine, AnyStateNode, StateValue } from 'xstate';
import { nodesOf } from './state-nodes.ts';

/** What a snapshot has beside state value and context that decides how it goes on. */
export interface Configuration {
  /** By history state: the states that it remembers. */
  readonly history: Readonly<Record<string, readonly string[]>>;
  /** The innermost states whose eventless transitions are taken in the order in which they were entered, unless it is that of the chart. */
  readonly order: readonly string[];
}

export function configurationOf(snapshot: AnyMachineSnapshot): Configuration {
  return { history: historyOf(snapshot), order: orderOf(snapshot) };
}

/** The snapshot that has all this; no actors are in it. */
export function snapshotOf(
  machine: AnyStateMachine,
  state: { readonly value: StateValue; readonly context: unknown },
  { history, order }: Configuration,
): AnyMachineSnapshot {
  const nodes = (ids: readonly string[]) => ids.map(id => machine.getStateNodeById(id));
  const remembered = Object.entries(history).map(([id, ids]) => [id, nodes(ids)]);
  const snapshot = machine.resolveState({
    value: inChartOrder(machine.root, state.value),
    context: state.context,
    historyValue: Object.fromEntries(remembered),
  });
  if (order.length === 0) return snapshot;
  const last = nodes(order);
  const others = snapshot._nodes.filter(node => !last.includes(node));
  return { ...snapshot, _nodes: [...others, ...last] };
}

/** States side by side are entered together, in the order of the chart, and XState goes through the keys of a state value. */
function inChartOrder({ states }: AnyStateNode, value: StateValue): StateValue {
  if (typeof value === 'string') return value;
  const order = (key: string) => states[key]?.order ?? 0;
  const members = Object.entries(value).toSorted(([one], [other]) => order(one) - order(other));
  return Object.fromEntries(
    members.map(([key, below]) => {
      const node = states[key];
      return [key, node === undefined || below === undefined ? below : inChartOrder(node, below)];
    }),
  );
}

function historyOf({ historyValue }: AnyMachineSnapshot): Configuration['history'] {
  // Entering sorts them.
  const remembered = Object.entries(historyValue).map(([id, nodes]) => [
    id,
    nodes.map(node => node.id).sort(),
  ]);
  return Object.fromEntries(remembered);
}

/**
 * XState looks for eventless transitions, and takes them, in the order in which the innermost states were entered. In
 * states side by side that order depends on the history.
 */
function orderOf({ _nodes: nodes, machine }: AnyMachineSnapshot): readonly string[] {
  if (!isOrdered(machine)) return [];
  const looked = nodes.filter(node => Object.keys(node.states).length === 0 && isEventless(node));
  const inChart = looked.every((node, place) => place === 0 || (looked[place - 1]?.order ?? 0) < node.order);
  return inChart ? [] : looked.map(({ id }) => id);
}

/** Whether it may matter in which order states were entered. */
export function isOrdered(machine: AnyStateMachine): boolean {
  const known = ordered.get(machine);
  if (known !== undefined) return known;
  const found = nodesOf(machine.root).some(hasSideBySide);
  ordered.set(machine, found);
  return found;
}

const ordered = new WeakMap<AnyStateMachine, boolean>();

/** Whether eventless transitions in and above the regions of a state may be taken together. */
function hasSideBySide(node: AnyStateNode): boolean {
  if (node.type !== 'parallel') return false;
  const [first, ...others] = Object.values(node.states)
    .map(region => nodesOf(region).flatMap(({ always = [] }) => always))
    .filter(always => always.length > 0);
  if (first === undefined || others.length > 0) return others.length > 0;
  // With targets the inner transition wins whatever the order; without one, both are taken.
  const above = eventlessAbove(node);
  return above.length > 0 && [...above, ...first].some(({ target }) => target === undefined);
}

function eventlessAbove(node: AnyStateNode): NonNullable<AnyStateNode['always']> {
  return [...(node.always ?? []), ...(node.parent === undefined ? [] : eventlessAbove(node.parent))];
}

function isEventless(node: AnyStateNode): boolean {
  return eventlessAbove(node).length > 0;
}
