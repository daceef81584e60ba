import type { AnyStateMachine, AnyStateNode } from 'xstate';

/**
 * Refuses a machine whose states are not told apart by state value and context, or whose steps depend on
 * anything besides state and event.
 *
 * @throws an Error that names the state node and says how to mend it
 */
export function checkRules(machine: AnyStateMachine): void {
  checkNode(machine.root);
}

function checkNode(node: AnyStateNode): void {
  if (node.invoke.length > 0) {
    throw broken(
      node,
      'invokes an actor, which answers whenever it likes',
      'Make each answer that it may give an event of the machine.',
    );
  }
  if (node.after.length > 0) {
    throw broken(
      node,
      'has a delayed transition ("after"), and nothing reads a clock here',
      'Make the end of the delay an event of the machine.',
    );
  }
  if (node.type === 'parallel') checkRegions(node);
  for (const child of Object.values(node.states)) checkNode(child);
}

/**
 * XState takes eventless transitions in the order in which the states were entered. In two regions that order
 * depends on the history, so the same state could have different successors.
 */
function checkRegions(parallel: AnyStateNode): void {
  const regions = Object.values(parallel.states).map(region => ({ region, always: eventlessWithin(region) }));
  const [first, second] = regions.filter(({ always }) => always.length > 0);
  if (first === undefined) return;
  if (second !== undefined) {
    throw broken(
      parallel,
      `has eventless transitions ("always") in two regions, ${first.region.key} and ${second.region.key}; ` +
        'they are taken in the order in which the states were entered, which the state value does not tell',
      'Keep eventless transitions in one region, or raise an event where the other is to follow.',
    );
  }
  // With targets the inner transition wins whatever the order; without one, both are taken.
  const above = eventlessAbove(parallel);
  if (above.length > 0 && [...above, ...first.always].some(transition => transition.target === undefined)) {
    throw broken(
      parallel,
      `has eventless transitions ("always") in region ${first.region.key} and at or above itself, one of them ` +
        'without a target; both are taken, in the order in which the states were entered',
      'Give each a target, or keep them all in one place.',
    );
  }
}

type Eventless = NonNullable<AnyStateNode['always']>;

function eventlessWithin(node: AnyStateNode): Eventless {
  return [...(node.always ?? []), ...Object.values(node.states).flatMap(eventlessWithin)];
}

function eventlessAbove(node: AnyStateNode): Eventless {
  return [...(node.always ?? []), ...(node.parent === undefined ? [] : eventlessAbove(node.parent))];
}

function broken(node: AnyStateNode, what: string, remedy: string): Error {
  return new Error(`State "${node.id}" ${what}. ${remedy}`);
}
