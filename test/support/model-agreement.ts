import { expect } from 'vitest';
import type { Design } from '../../machines/designs/design.ts';
import type { KlpEvent } from '../../machines/events.ts';
import { exploreWorld } from '../../src/livepatch/explore-world.ts';
import { type LivepatchState, livepatchModel } from '../../src/livepatch/model.ts';
import { keyOf } from './test-model.ts';
import { worldOf } from './world-of.ts';

/** From each state of a world the model leads where the explorer leads. */
export async function expectModelFollowsExplorer(design: Design): Promise<void> {
  const world = worldOf({
    modules: { kvm: {} },
    livepatches: {
      A: { replace: false, objects: ['vmlinux', 'kvm'], features: { S: 1 } },
      B: { objects: ['kvm'], features: { S: 1 } },
    },
    faults: [{ in: 'B', object: 'kvm', pre_patch: -19 }],
  });
  const { graph } = await exploreWorld(world, design, {
    faults: world.faults.length,
    force: true,
    depth: null,
    states: null,
    graph: true,
  });
  if (graph === undefined) throw new Error('the walk has no graph');
  const text = (from: number, event: KlpEvent, to: LivepatchState) =>
    `${from} ${JSON.stringify(event)} ${keyOf(to)}`;
  const explored = [...graph.edges()].map(({ from, event, to }) => text(from, event, graph.state(to)));
  const { possible } = livepatchModel(world, design);
  const taken = Array.from({ length: graph.states }, (_, from) =>
    possible(graph.state(from)).flatMap(({ event, impossible, after }) =>
      impossible === null ? [text(from, event, after)] : [],
    ),
  );
  expect(taken.flat()).toEqual(explored);
}
