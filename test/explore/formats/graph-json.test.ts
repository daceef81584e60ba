import { describe, expect, test } from 'vitest';
import type { EventObject } from 'xstate';
import { initialContext } from '../../../machines/context.ts';
import { graphJson } from '../../../src/explore/formats/graph-json.ts';
import { plainNotation } from '../../../src/explore/formats/notation.ts';
import type { StateGraph } from '../../../src/explore/index.ts';
import { livepatchNotation } from '../../../src/show/files/livepatch-notation.ts';
import { ODD, ODD_GRAPH, SMALL, text, walked } from '../../support/exported-walk.ts';

describe('a graph as JSON', () => {
  test('has every state with its value and context, and every edge with its step', async () => {
    const { graph, scenario, design } = await walked(SMALL);
    const data = JSON.parse(text(graphJson(graph, livepatchNotation(scenario, design, true))));
    expect(data).toMatchObject({ closed: true, transitions: 44 });
    expect(data.states).toHaveLength(20);
    expect(data.edges).toHaveLength(44);
    expect(data.states[0]).toEqual({ value: 'idle', context: initialContext(scenario.world) });
    expect(data.edges[0]).toEqual({ from: 0, event: 'load A1 &', to: 1 });
  });

  test('names a fault as scenarios do, not by its place', async () => {
    const { graph, scenario, design } = await walked('scenarios/sketch/failing-allocation.yaml');
    const data = JSON.parse(text(graphJson(graph, livepatchNotation(scenario, design, true))));
    expect(data.edges).toContainEqual({
      from: 0,
      event: { do: 'load A1 &', fault: { in: 'A1', allocation: 'TAA' } },
      to: expect.any(Number),
    });
  });

  test('escapes any text, with a state or an edge on each line', () => {
    const written = text(graphJson(ODD_GRAPH, plainNotation(ODD, ODD_GRAPH)));
    expect(written.split('\n')).toHaveLength(1 + 1 + 2 + 2 + 2 + 1 + 1);
    expect(JSON.parse(written)).toEqual({
      title: ODD,
      closed: true,
      transitions: 2,
      states: [ODD_GRAPH.state(0), ODD_GRAPH.state(1)],
      edges: [...ODD_GRAPH.edges()],
    });
  });
});

test('errors and maps are in the graph and in what a state is told by', () => {
  const contexts: readonly object[] = [
    { failure: null, left: new Map() },
    { failure: new Error('fatal'), left: new Map([['a', 1]]) },
  ];
  const event = { type: 'fail', error: new Error('fatal') };
  const graph: StateGraph<object, EventObject> = {
    states: 2,
    transitions: 1,
    closed: true,
    state: number => ({ value: 'a', context: contexts[number] ?? {} }),
    find: () => null,
    *edges() {
      yield { from: 0, event, to: 1 };
    },
  };
  const notation = plainNotation('failing', graph);
  const { states, edges } = JSON.parse(text(graphJson(graph, notation)));
  expect(states[1].context).toEqual({ failure: { $Error: 'fatal' }, left: { $Map: [['a', 1]] } });
  expect(edges).toEqual([{ from: 0, event: { type: 'fail', error: { $Error: 'fatal' } }, to: 1 }]);
  expect(notation.describe(graph.state(1))).toEqual(['a', 'failure: Error("fatal")', 'left: Map{"a":1}']);
  expect(notation.event(event)).toBe('fail {"error":Error("fatal")}');
});
