import { beforeAll, describe, expect, test } from 'vitest';
import { sketch } from '../../../../../machines/designs/sketch.ts';
import { chartIn } from '../../../../../src/page/app/views/charts/inside.ts';
import { litBy, rowKey, stateKey } from '../../../../../src/page/app/views/charts/lit.ts';
import { entriesOf, shownOf } from '../../../../../src/page/app/views/charts/run.ts';
import { chartsInside } from '../../../../../src/page/charts/inside.ts';
import type { ChartsInside } from '../../../../../src/page/charts/packed.ts';
import type { RunTold } from '../../../../../src/page/told.ts';
import { tracesOf } from '../../../../../src/page/worker/trace.ts';
import type { Read } from '../../../../../src/problem/mistake.ts';
import { loadScenario } from '../../../../../src/scenario/read.ts';
import { begin, take } from '../../../../../src/uses/step/session.ts';
import { typedStep } from '../../../../../src/uses/step/typed-step.ts';

let charts: ChartsInside;
let steps: readonly (readonly RunTold[])[];
beforeAll(async () => {
  charts = await chartsInside();
  let session = begin(loadScenario('scenarios/sketch/upgrade.yaml'), '', sketch);
  for (const line of ['load A1 &', 'complete', 'load B2 &', 'disable B2 &', 'complete']) {
    session = expected(take(session, expected(typedStep(line, session.model.world))));
  }
  steps = tracesOf(session);
}, 120_000);

function expected<T>(read: Read<T>): T {
  if ('mistake' in read) throw new Error(read.mistake.what);
  return read.value;
}

/** The transitions, as they are written in the charts. */
function written(ways: ReadonlyMap<string, number>, design: string): string[] {
  return [...ways.keys()].map(key => {
    const [path = '', arrow = '', row = ''] = key.split(':');
    const chart = chartIn(charts, design, path === '' ? [] : path.split('.'));
    if (arrow === 'start') return `${path}: begins`;
    const found = chart?.arrows[Number(arrow)];
    const { guard, end } = found?.rows[Number(row)] ?? {};
    const name = (place = -1) => chart?.nodes[place]?.name;
    return `${path}: ${name(found?.from)} -> ${name(found?.to)}${guard === undefined ? '' : ` [${guard}]`}${end === undefined ? '' : ` (${end})`}`;
  });
}

describe('a load', () => {
  test('lights the states that it comes by, in order, and the transitions that led there', () => {
    const [run] = steps[0] ?? [];
    if (run === undefined) throw new Error('the scenario has no step');
    const { states, ways, now, asked } = litBy(charts, 'sketch', run, 12);
    expect([...states.keys()]).toEqual([
      'load',
      'load.insmod',
      'load.relocate',
      'load.enablePatch',
      'load.enablePatch.isLivepatchModule',
      'load.enablePatch.haveReliableStack',
      'load.enablePatch.isPatchCompatible',
      'load.enablePatch.initPatch',
      'load.enablePatch.initPatch.addNops',
      'load.enablePatch.initPatch.initObjects',
      'load.enablePatch.initPatch.addToPatches',
      'load.enablePatch.initPatch.initialized',
      'load.enablePatch.enable',
      'load.enablePatch.enable.isBusy',
      'load.enablePatch.enable.initTransition',
      'load.enablePatch.enable.firstObject',
    ]);
    expect(written(ways, 'sketch')).toEqual([
      'load: begins',
      ': (any state) -> load',
      'load: insmod -> relocate',
      'load.enablePatch: begins',
      // The rules of this scenario are those of Linux 5.1.
      'load: relocate -> enablePatch [relocationsOfVmlinuxAreWrittenLate]',
      'load.enablePatch: isLivepatchModule -> haveReliableStack',
      'load.enablePatch: haveReliableStack -> isPatchCompatible',
      'load.enablePatch.initPatch: begins',
      'load.enablePatch: isPatchCompatible -> initPatch',
      'load.enablePatch.initPatch: addNops -> initObjects',
      'load.enablePatch.initPatch: initObjects -> addToPatches',
      'load.enablePatch.initPatch: addToPatches -> initialized',
      'load.enablePatch.enable: begins',
      'load.enablePatch: initPatch -> enable (initialized)',
      'load.enablePatch.enable: isBusy -> initTransition',
      'load.enablePatch.enable: initTransition -> firstObject',
    ]);
    expect(now.map(stateKey)).toEqual(['load.enablePatch.enable.firstObject']);
    expect([...asked]).toEqual([]);
  });

  test('marks the guards that were asked for the transition that was taken last', () => {
    const [run] = steps[0] ?? [];
    if (run === undefined) throw new Error('there is no step');
    expect([...litBy(charts, 'sketch', run, 2).asked]).toEqual([
      ['load.insmod?moduleIsResident', false],
      ['load.insmod?faultBudgetIsSpent', false],
    ]);
  });
});

test('for every transition that is taken an arrow is lit', () => {
  for (const run of steps.flat()) {
    for (const [place, microstep] of run.microsteps.entries()) {
      const from = run.microsteps[place - 1]?.nodes ?? run.from;
      const { ways } = litBy(charts, 'sketch', { ...run, from, microsteps: [microstep] }, 1);
      expect([
        microstep.nodes,
        written(ways, 'sketch').filter(way => !way.endsWith('begins')).length,
      ]).toEqual([microstep.nodes, 1]);
    }
  }
});

test('a state is entered where the line comes by it: how often, and after how many microsteps first', () => {
  const entries = entriesOf(steps, ['load', 'enablePatch', 'enable', 'prePatch']);
  expect(entries).toEqual([
    { step: 1, times: 1, microsteps: 14 },
    { step: 3, times: 1, microsteps: 14 },
  ]);
  const [first] = entries;
  const run = steps[(first?.step ?? 0) - 1]?.[0];
  expect(run?.microsteps[(first?.microsteps ?? 0) - 1]?.nodes.slice(0, 4)).toEqual([
    'load',
    'enablePatch',
    'enable',
    'prePatch',
  ]);
});

test('between steps the last run of the step before is shown, inside of one the run in which one stands', () => {
  expect(shownOf(steps, 0, null, null)).toBe(null);
  expect(shownOf(steps, 1, null, null)).toMatchObject({ step: 1, isInside: false });
  expect(shownOf(steps, 0, 3, null)).toMatchObject({ step: 1, place: 0, microsteps: 3, isInside: true });
  expect(rowKey(['load'], 1, 0)).toBe('load:1:0');
});
