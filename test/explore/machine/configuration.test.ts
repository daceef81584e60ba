import { describe, expect, it } from 'vitest';
import {
  type AnyStateMachine,
  initialTransition,
  type SnapshotFrom,
  setup,
  stateIn,
  transition,
} from 'xstate';
import { edit, explore } from '../../../src/explore/index.ts';
import { engines } from '../../support/engines.ts';

const events = ['go', 'back', 'stop'].map(type => ({ type }));

describe.each(engines)('$engine engine, recheck $recheck', engine => {
  it('takes eventless transitions of two regions in the order in which their states were entered', async () => {
    const region = (own: string) => ({
      initial: 'out',
      states: {
        out: { on: { [own]: 'in' } },
        in: {
          always: {
            guard: 'isOpen' as const,
            target: 'passed',
            actions: { type: 'note' as const, params: own },
          },
        },
        passed: {},
      },
    });
    const types: { context?: { last: { by: string } } } = {};
    const machine = setup({
      types,
      guards: { isOpen: stateIn({ gate: 'open' }) },
      actions: {
        note: edit(({ last }, _, by: string) => {
          last.by = by;
        }),
      },
    }).createMachine({
      type: 'parallel',
      context: { last: { by: '' } },
      states: {
        gate: { initial: 'shut', states: { shut: { on: { back: 'open' } }, open: {} } },
        one: region('go'),
        other: region('stop'),
      },
    });
    const reference = referenceByOrder(machine);
    const result = await explore(machine, { events, properties: [], ...engine, graph: true });
    const last = Array.from({ length: result.states }, (_, state) => result.graph?.state(state).context);
    expect(new Set(last.map(context => JSON.stringify(context)))).toEqual(
      new Set(['', 'go', 'stop'].map(by => JSON.stringify({ last: { by } }))),
    );
    expect(result.states).toBe(reference);
  });
});

/** How many states there are when histories that come to the same by another order count twice. */
function referenceByOrder(machine: AnyStateMachine): number {
  const keyOf = (snapshot: SnapshotFrom<AnyStateMachine>) =>
    JSON.stringify([
      Object.entries(snapshot.value).sort(),
      snapshot.context,
      snapshot._nodes.filter(node => node.key === 'in').map(node => node.id),
    ]);
  const [initial] = initialTransition(machine);
  const found = new Map([[keyOf(initial), initial]]);
  for (const snapshot of found.values()) {
    for (const event of events) {
      const [next] = transition(machine, snapshot, event);
      if (!found.has(keyOf(next))) found.set(keyOf(next), next);
    }
  }
  return found.size;
}
