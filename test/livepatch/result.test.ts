import { describe, expect, test } from 'vitest';
import { entry } from '../../machines/context.ts';
import { DESIGNS } from '../../machines/designs/index.ts';
import { klpState } from '../../machines/designs/klp-state.ts';
import { PROPERTY_NAMES, type PropertyName } from '../../machines/properties.ts';
import { walkData, walkResult } from '../../src/livepatch/result.ts';
import { applicable, type WalkOptions, walk } from '../../src/livepatch/walk.ts';
import { parseScenario } from '../../src/scenario/scenario.ts';

const STACKED = `
title: Stacked
livepatches:
  A: { replace: false, features: { L1TF: 1 } }
  B: { replace: false, features: { L1TF: 1 } }
`;

async function walked(
  text: string,
  design: string,
  options: Partial<Omit<WalkOptions, 'properties'>> = {},
  properties: readonly PropertyName[] = PROPERTY_NAMES,
) {
  const scenario = parseScenario(text, 'x.yaml');
  const all = { faults: scenario.declaredFaults, force: false, depth: null, states: null };
  const kept = entry(DESIGNS, design);
  const exploration = await walk(scenario.world, kept, { ...all, ...options, properties });
  return walkResult(scenario, kept, exploration);
}

describe('a property that is violated', () => {
  test('comes with the sentence of the last step, and the history to it', async () => {
    const { properties } = await walked(STACKED, 'klp-state');
    const told = properties.flatMap(({ property, violation }) =>
      violation === null
        ? []
        : [[property, violation.history.map(({ line }) => line).join('; '), violation.why]],
    );
    const both = 'load A &; complete; load B &; complete; disable A &; complete';
    expect(told).toEqual([
      ['missing-effect', both, 'B needs L1TF, and its effect is off'],
      [
        'double-disable',
        `${both}; disable B &`,
        'in pre_unpatch of B/vmlinux, for L1TF: it is switched off and is off already',
      ],
      [
        'use-after-free',
        `${both}; disable B &`,
        'in pre_unpatch of B/vmlinux, for L1TF: its data has been freed',
      ],
    ]);
  });

  test('of the whole walk comes with a sentence as well', async () => {
    const { properties } = await walked(
      '{ title: T, livepatches: { N: {} } }',
      'klp-state',
      { force: true },
      ['deadlock'],
    );
    expect(properties).toMatchObject([
      {
        property: 'deadlock',
        verdict: 'violated',
        violation: {
          history: [{ line: 'load N &' }, { line: 'disable N &' }, { line: 'force N' }, { line: 'complete' }],
          why: 'no step can succeed any more',
        },
      },
    ]);
  });
});

test('a property that is not violated has a verdict alone', async () => {
  const { properties } = await walked(STACKED, 'klp-state', { depth: 5 });
  expect(properties).toEqual(
    PROPERTY_NAMES.filter(name => applicable([name], klpState).length > 0).map(property => ({
      property,
      verdict: property === 'no-way-back' ? 'unknown' : 'holds to depth 5',
      vacuous: false,
      violation: null,
    })),
  );
});

describe('the verdict on the whole', () => {
  test('holds, where everything does', async () => {
    expect((await walked(STACKED, 'klp-state', {}, ['deadlock', 'residue'])).verdict).toBe('holds');
  });

  test('violated, where one is, whatever the others are', async () => {
    expect((await walked(STACKED, 'klp-state')).verdict).toBe('violated');
    expect((await walked(STACKED, 'klp-state', { depth: 6 })).verdict).toBe('violated');
  });

  test('holds to a depth, whatever the walk as a whole might have shown', async () => {
    expect((await walked(STACKED, 'klp-state', { depth: 5 })).verdict).toBe('holds to depth 5');
    expect((await walked(STACKED, 'klp-state', { depth: 5 }, ['no-way-back', 'residue'])).verdict).toBe(
      'holds to depth 5',
    );
  });

  test('unknown, where nothing is known', async () => {
    expect((await walked(STACKED, 'klp-state', { depth: 5 }, ['no-way-back'])).verdict).toBe('unknown');
    expect((await walked(STACKED, 'klp-state', { states: 2 })).verdict).toBe('unknown');
  });
});

describe('as data', () => {
  test('has what a program needs to show a violation again', async () => {
    const text = `
title: An allocation fails
kernel: "5.1"
livepatches: { A: { features: { S: 1, T: 1 } } }
faults: [{ in: A, allocation: T }]
`;
    const result = await walked(text, 'sketch', {}, ['missing-effect', 'leaked-feature', 'warning']);
    const load = { do: 'load A &', fails: 'ENOMEM', fault: { in: 'A', allocation: 'T' } };
    expect(walkData(result)).toEqual({
      file: 'x.yaml',
      title: 'An allocation fails',
      design: 'sketch',
      kernel: '5.1',
      verdict: 'violated',
      states: result.exploration.states,
      transitions: result.exploration.transitions,
      depth: result.exploration.depth,
      seconds: result.exploration.seconds,
      stopped: null,
      symmetry: [],
      properties: { 'missing-effect': 'violated', 'leaked-feature': 'violated', warning: 'holds' },
      violations: [
        {
          property: 'missing-effect',
          length: 3,
          steps: [load, 'load A &', 'complete'],
          why: 'A needs S, and its effect is off',
          violating: 3,
          pointOfNoReturn: null,
          lastChoice: { step: 3, instead: 'disable A &' },
        },
        {
          property: 'leaked-feature',
          length: 1,
          steps: [load],
          why: 'the registry holds S, and no enabled livepatch needs it',
          violating: 6,
          pointOfNoReturn: null,
          lastChoice: { step: 1, instead: 'load A &' },
        },
      ],
      vacuous: [],
    });
  });

  test('its steps make a scenario that shows the violation', async () => {
    const [violation] = walkData(await walked(STACKED, 'klp-state')).violations;
    const again = parseScenario(`${STACKED}\nsteps: ${JSON.stringify(violation?.steps)}`, 'again.yaml');
    expect(again.steps).toHaveLength(6);
    expect(again.steps.at(-2)).toMatchObject({ verb: 'disable', subject: 'A', waits: false });
  });

  test('has no violation where there is none', async () => {
    expect(walkData(await walked(STACKED, 'klp-state', {}, ['residue']))).toMatchObject({
      verdict: 'holds',
      violations: [],
    });
  });
});
