import { describe, expect, test } from 'vitest';
import { entry } from '../../machines/context.ts';
import { DESIGNS } from '../../machines/designs/index.ts';
import { sketch } from '../../machines/designs/sketch.ts';
import { livepatchModel } from '../../src/livepatch/model.ts';
import { worldOf } from '../support/world-of.ts';

const WORLD = worldOf({ livepatches: { A: { features: { S: 1 } } }, faults: [{ in: 'A', allocation: 'S' }] });

test('a step goes through the charts one transition at a time, with the guards asked and the actions run', () => {
  const { initial, microsteps } = livepatchModel(WORLD, sketch);
  const told = microsteps(initial, { type: 'force', patch: 'A' }).map(({ nodes, asked, actions }) => [
    nodes.join('.'),
    asked.map(({ guard, holds }) => `${guard} ${holds}`).join(', '),
    actions.join(', '),
  ]);
  expect(told).toEqual([
    ['writeForce.write', '', 'begin'],
    ['writeForce.refused', 'isNotInstalled true', 'noSuchFile'],
    ['unlock', '', 'end'],
    ['idle', 'noTransitionRuns true', ''],
  ]);
});

test('a guard stands at the node that asked it, as deep as it is', () => {
  const { initial, microsteps } = livepatchModel(WORLD, sketch);
  const asked = microsteps(initial, { type: 'load', patch: 'A', fault: 0 }).flatMap(step => step.asked);
  expect(asked.filter(({ guard }) => guard === 'allocationFails')).toEqual([
    {
      node: ['load', 'enablePatch', 'enable', 'prePatch', 'features', 'klp_feature_alloc'],
      guard: 'allocationFails',
      holds: true,
    },
  ]);
});

test('where the charts have no transition for the event there is none', () => {
  const { initial, microsteps } = livepatchModel(WORLD, sketch);
  expect(microsteps(initial, { type: 'complete' })).toEqual([]);
});

test('a delayed attempt can be looked into as well', () => {
  const world = worldOf({ livepatches: { A: {} }, tasks: [{ name: 'reader' }] });
  const { initial, take, microsteps } = livepatchModel(world, sketch);
  const loaded = take(initial, { type: 'load', patch: 'A', running: 'all' }).after;
  expect(microsteps(loaded, { type: 'attempt' })[0]).toMatchObject({
    nodes: ['tryCompleteTransition', 'trySwitchTasks'],
    asked: [],
    actions: ['begin', 'trySwitchTasks'],
  });
});

describe.each(Object.keys(DESIGNS))('under %s', name => {
  test('the microsteps of each event add up to what it does', () => {
    const world = worldOf({
      modules: { kvm: { loaded: true } },
      livepatches: { A: { objects: ['vmlinux', 'kvm'], features: { S: 1 } }, B: { features: { S: 2 } } },
    });
    const { initial, possible, take, microsteps } = livepatchModel(world, entry(DESIGNS, name));
    let state = initial;
    for (const event of [
      { type: 'load', patch: 'A' },
      { type: 'complete' },
      { type: 'load', patch: 'B' },
      { type: 'complete' },
      { type: 'disable', patch: 'B' },
      { type: 'complete' },
    ] as const) {
      for (const outcome of possible(state)) {
        const steps = microsteps(state, outcome.event);
        expect(steps.flatMap(step => step.observations)).toEqual(outcome.observations);
        expect([state, ...steps.map(step => step.after)].slice(0, -1)).toEqual(
          steps.map(step => step.before),
        );
        expect(steps.at(-1)?.after ?? state).toEqual(outcome.after);
      }
      state = take(state, event).after;
    }
  });
});
