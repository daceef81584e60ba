import { describe, expect, it } from 'vitest';
import { explore } from '../../../src/explore/index.ts';
import { engines } from '../../support/engines.ts';
import { counter } from '../../support/machines/counter.ts';

const events = [{ type: 'add', by: 1 }, { type: 'look' }, { type: 'reset' }] as const;
const [add, look, reset] = events;

describe.each(engines)('the graph of a walk, $engine engine, recheck $recheck', engine => {
  it('has every state and every transition, each time that it is asked', async () => {
    const { graph } = await explore(counter(2, 2), { events, properties: [], graph: true, ...engine });
    if (graph === undefined) throw new Error('it was asked for');
    expect(graph).toMatchObject({ states: 3, transitions: 6, closed: true });
    const edges = [
      { from: 0, event: add, to: 1 },
      { from: 0, event: look, to: 0 },
      { from: 1, event: add, to: 2 },
      { from: 1, event: look, to: 1 },
      { from: 2, event: look, to: 2 },
      { from: 2, event: reset, to: 0 },
    ];
    expect([...graph.edges()]).toEqual(edges);
    expect([...graph.edges()]).toEqual(edges);
    expect([0, 1, 2].map(number => graph.state(number).context)).toEqual(
      [0, 1, 2].map(n => ({ count: { n } })),
    );
    expect(() => graph.state(3)).toThrow('There is no state 3.');
  });

  it('finds a state again, and none that the walk has not come by', async () => {
    const { graph } = await explore(counter(2, 2), { events, properties: [], graph: true, ...engine });
    if (graph === undefined) throw new Error('it was asked for');
    const again = Array.from({ length: graph.states }, (_, number) => graph.find(graph.state(number)));
    expect(again).toEqual([0, 1, 2]);
    const { value } = graph.state(0);
    expect(graph.find({ value, context: { count: { n: 7 } } })).toBeNull();
  });

  it('ends where the walk ended', async () => {
    const options = { events, properties: [], graph: true, ...engine };
    const byStates = await explore(counter(9), { ...options, bounds: { states: 3 } });
    expect(byStates.graph).toMatchObject({ states: 3, transitions: byStates.transitions, closed: false });
    const byDepth = await explore(counter(9), { ...options, bounds: { depth: 2 } });
    for (const { graph, transitions } of [byStates, byDepth]) {
      const edges = [...(graph?.edges() ?? [])];
      expect(edges).toHaveLength(transitions);
      expect(edges.filter(({ to }) => to >= (graph?.states ?? 0))).toEqual([]);
      expect(graph?.states).toBe(3);
    }
  });

  it('is there only if it is asked for', async () => {
    expect(await explore(counter(1), { events, properties: [], ...engine })).not.toHaveProperty('graph');
  });
});
