import { expect, it } from 'vitest';
import { Graph } from '../../../src/explore/graph/graph.ts';
import { Memory, OutOfMemory } from '../../../src/explore/run/memory.ts';

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

it('is claimed, and keeps what it has where there is no more', () => {
  const memory = new Memory(process.memoryUsage.rss() + (1 << 20));
  memory.check();
  const graph = new Graph(true, memory);
  const fill = () => {
    for (let state = 0; ; state++) {
      graph.add(state, 7);
      graph.endRow();
    }
  };
  expect(fill).toThrow(OutOfMemory);
  // For 32,768 states with an edge each, 10 bytes a state: of 1 MiB there are three times as many.
  expect(graph.size).toBeLessThanOrEqual(3 * 32_768);
  expect(rowOf(graph, graph.size - 1)).toEqual([[graph.size - 1, 7]]);
});

it('takes no room for events where they are not asked for', () => {
  const graph = ring(5000, false);
  expect(rowOf(graph, 17)).toEqual([[18, 0]]);
});
