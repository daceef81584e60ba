import type { AnyMachineSnapshot, AnyStateMachine } from 'xstate';
import { canonicalJson } from './canonical-json.ts';
import { nodesOf } from './state-nodes.ts';

/**
 * What XState keeps of a state beyond its value and context, as one text that is equal for what goes on in the same way;
 * `''`: nothing.
 */
export function restOf(snapshot: AnyMachineSnapshot): string {
  const history = historyOf(snapshot);
  return history === null ? '' : canonicalJson({ history });
}

/** Whether states of the machine may differ in their rest. */
export function hasRest(machine: AnyStateMachine): boolean {
  return nodesOf(machine.root).some(({ type }) => type === 'history');
}

/** By history state: the states that it remembers. */
function historyOf({ historyValue }: AnyMachineSnapshot): Record<string, string[]> | null {
  const remembered = Object.entries(historyValue).map(([id, nodes]) => [
    id,
    nodes.map(node => node.id).sort(),
  ]);
  return remembered.length === 0 ? null : Object.fromEntries(remembered);
}
