import { expect, it } from 'vitest';
import { Graph } from '../../src/explore/graph.ts';

function ring(size: number, keepsEvents: boolean): Graph {
  const graph = new Graph(keepsEvents);
  for (let state = 0; state < size; state++) {
    graph.add((state + 1) % size, state % 60_000);
    if (state % 2 === 0) graph.add(state, 1);
    graph.endRow();
  }
  return graph;
}

function rowOf(graph: Graph, state: number): number[][] {
  const row: number[][] = [];
  for (let edge = graph.first(state); edge < graph.end(state); edge++) {
    row.push([graph.target(edge), graph.event(edge)]);
  }
  return row;
}

it('keeps the edges of each state in order while it grows', () => {
  const graph = ring(70_000, true);
  expect([graph.size, graph.edges]).toEqual([70_000, 105_000]);
  expect(rowOf(graph, 0)).toEqual([
    [1, 0],
    [0, 1],
  ]);
  expect(rowOf(graph, 69_999)).toEqual([[0, 9_999]]);
});

it('takes no room for events that nobody asks for', () => {
  const graph = ring(5000, false);
  expect(graph.events.length).toBe(0);
  expect(rowOf(graph, 17)).toEqual([[18, 0]]);
});
