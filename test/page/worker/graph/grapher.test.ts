import { beforeAll, describe, expect, test } from 'vitest';
import { sketch } from '../../../../machines/designs/sketch.ts';
import { livepatchModel } from '../../../../src/livepatch/model.ts';
import { besides } from '../../../../src/page/app/views/graph/besides.ts';
import type { GraphTold, GraphWish } from '../../../../src/page/graph.ts';
import { Grapher } from '../../../../src/page/worker/graph/grapher.ts';
import { loadScenario } from '../../../../src/scenario/read.ts';
import { know } from '../../../../src/uses/step/knowledge.ts';

const EVERY_STATE: GraphWish = { by: null, open: [] };
const BY_STACK: GraphWish = { by: ['stack'], open: [] };

let grapher: Grapher;
beforeAll(async () => {
  const scenario = loadScenario('scenarios/sketch/upgrade.yaml');
  grapher = new Grapher(scenario, sketch, await know(scenario, sketch, { states: 10_000 }));
});

async function drawn(wish: GraphWish): Promise<GraphTold> {
  const graph = await grapher.draw(wish);
  if (graph === null) throw new Error('the walk has left no graph');
  return graph;
}

describe('the graph of the sketch', () => {
  test('has a box for each of its 218 states, and an arrow for each way from one to another', async () => {
    const { boxes, arrows, by, members } = await drawn(EVERY_STATE);
    expect([by, boxes.length, arrows.length]).toEqual([[], 218, 615]);
    expect(boxes.map(({ first }) => first)).toEqual(Array.from({ length: 218 }, (_, state) => state));
    expect(Math.max(...boxes.map(({ depth }) => depth))).toBe(20);
    expect(members).toEqual(['stack', 'features', 'effects', 'modules', 'transition']);
    for (const { from, to } of arrows)
      expect((boxes[to]?.depth ?? 0) - (boxes[from]?.depth ?? 0)).toBeLessThanOrEqual(1);
  });

  test('by the stack has 20 boxes with all of its states in them', async () => {
    const { boxes } = await drawn(BY_STACK);
    expect(boxes.length).toBe(20);
    expect(boxes.reduce((sum, { states }) => sum + states, 0)).toBe(218);
    expect(boxes[0]).toMatchObject({
      lines: ['stack: empty'],
      states: 24,
      first: 0,
      depth: 0,
      canOpen: true,
    });
  });

  test('opens a box by the next member that tells something in it apart, down to its states', async () => {
    const { boxes } = await drawn(BY_STACK);
    let open: string[] = [];
    let box = boxes[0];
    const sizes: number[] = [];
    while (box?.canOpen) {
      open = [...open, box.key];
      const graph = await drawn({ by: ['stack'], open });
      sizes.push(graph.boxes.length);
      box = graph.boxes[0];
    }
    expect(box).toMatchObject({ states: 1, first: 0, around: expect.arrayContaining(['stack: empty']) });
    expect(sizes).toEqual([22, 29]);
  });

  test('what cannot be read is drawn by less, and says so', async () => {
    const { by, why, boxes } = await drawn({ by: ['stack', 'features', 'effects', 'modules'], open: [] });
    expect([by, boxes.length, why]).toEqual([
      [],
      218,
      'By stack, features, effects, modules there would be 218 boxes, which nobody can read.',
    ]);
  });

  test('has the places of a path in its boxes', async () => {
    const { boxes } = await drawn(BY_STACK);
    const scenario = loadScenario('scenarios/sketch/upgrade.yaml');
    const model = livepatchModel(scenario.world, sketch);
    const { after } = model.take(model.initial, { type: 'load', patch: 'A1' });
    const [start, loaded] = grapher.find([
      { state: model.initial, faults: 0 },
      { state: after, faults: 0 },
    ]);
    expect(start).toBe(0);
    expect(boxes[loaded ?? -1]?.lines).toEqual(['stack: A1 (patching)']);
  });
});

test('a shortest history leads to each state', async () => {
  const { boxes } = await drawn(EVERY_STATE);
  expect(await grapher.way(0)).toEqual([]);
  expect(await grapher.way(30)).toEqual(['load A1 &', 'complete', 'load B2 &', 'disable B2 &', 'complete']);
  for (const { first, depth } of boxes) expect((await grapher.way(first))?.length).toBe(depth);
});

describe('a shortest history whose last step comes by a state of the charts', () => {
  test.each([
    [['load', 'loaded'], ['load A1 &']],
    [['unload', 'refused'], ['{ do: unload A1, fails: ENOENT }']],
    [
      ['tryCompleteTransition', 'completeTransition', 'takeover'],
      ['load A1 &', 'complete'],
    ],
  ])('%j', async (path, lines) => {
    expect(await grapher.entrance(path)).toEqual(lines);
  });

  test('there is none to a module that the world does not have', async () => {
    expect(await grapher.entrance(['insert', 'live'])).toBe(null);
  });
});

test('by the arrow keys one goes along the arrows, and from side to side in a layer', async () => {
  const graph = await drawn(EVERY_STATE);
  const [start] = graph.boxes;
  if (start === undefined) throw new Error('the graph has no box');
  const down = besides(graph, start, 'ArrowDown');
  expect(down?.depth).toBe(1);
  expect(down && besides(graph, down, 'ArrowUp')).toBe(start);
  expect(besides(graph, start, 'ArrowLeft')).toBe(null);
});
