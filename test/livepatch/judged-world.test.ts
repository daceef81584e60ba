import { describe, expect, test } from 'vitest';
import { klpState } from '../../machines/designs/klp-state.ts';
import { PROPERTY_NAMES } from '../../machines/properties.ts';
import { applicable } from '../../src/livepatch/explore-world.ts';
import { judged, STACKED } from '../support/judged.ts';
import { worldOf } from '../support/world-of.ts';

describe('a property that is violated', () => {
  test('comes with the sentence of the last step, and the history to it', async () => {
    const { properties } = await judged(STACKED, 'klp-state');
    const told = properties.flatMap(({ property, violation }) =>
      violation === null
        ? []
        : [[property, violation.history.map(({ line }) => line).join('; '), violation.why]],
    );
    const begun = 'load A &; complete; load B &; complete; disable A &';
    const both = `${begun}; complete`;
    expect(told).toEqual([
      ['missing-effect', both, 'B needs L1TF, and its effect is off'],
      ['unprotected', begun, 'B needs L1TF, and its effect is off, while A is in transition'],
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
    const { properties } = await judged(
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
  const { properties } = await judged(STACKED, 'klp-state', { depth: 4 });
  expect(properties).toEqual(
    PROPERTY_NAMES.filter(
      name => applicable([name], klpState, worldOf({ livepatches: { N: {} } })).length > 0,
    ).map(property => ({
      property,
      verdict: property === 'no-way-back' ? 'unknown' : 'holds to depth 4',
      vacuous: null,
      violation: null,
    })),
  );
});

describe('the verdict on the whole', () => {
  test('holds, where everything does', async () => {
    expect((await judged(STACKED, 'klp-state', {}, ['deadlock', 'residue'])).verdict).toBe('holds');
  });

  test('violated, if any property is', async () => {
    expect((await judged(STACKED, 'klp-state')).verdict).toBe('violated');
    expect((await judged(STACKED, 'klp-state', { depth: 6 })).verdict).toBe('violated');
  });

  test('holds to a depth, if questions of the whole walk are the only ones without an answer', async () => {
    expect((await judged(STACKED, 'klp-state', { depth: 4 })).verdict).toBe('holds to depth 4');
    expect((await judged(STACKED, 'klp-state', { depth: 5 }, ['no-way-back', 'residue'])).verdict).toBe(
      'holds to depth 5',
    );
  });

  test('unknown, if no property has an answer', async () => {
    expect((await judged(STACKED, 'klp-state', { depth: 5 }, ['no-way-back'])).verdict).toBe('unknown');
    expect((await judged(STACKED, 'klp-state', { states: 2 })).verdict).toBe('unknown');
  });
});
