import { expect, test } from 'vitest';
import { comparisonData } from '../../../src/show/text/comparison-data.ts';
import { sumsOf } from '../../../src/uses/compare/comparison.ts';
import { TWO_WORLDS } from '../../support/two-worlds.ts';

test('what compare --json prints', () => {
  expect(comparisonData(TWO_WORLDS)).toEqual({
    designs: sumsOf(TWO_WORLDS),
    worlds: [
      {
        name: 'upgrade',
        file: 'scenarios/worlds/upgrade.yaml',
        title: 'An upgrade',
        about: 'Is the way back safe?',
        cells: [
          {
            design: 'sketch',
            verdict: 'violated',
            states: 49,
            transitions: 107,
            depth: 14,
            stopped: null,
            violated: [
              { property: 'stale-owner', length: 4 },
              { property: 'lost-feature', length: 5 },
            ],
            neverHandedOn: [],
          },
          {
            design: 'repaired',
            verdict: 'holds',
            states: 18,
            transitions: 38,
            depth: 8,
            stopped: null,
            violated: [],
            neverHandedOn: [],
          },
          {
            design: 'klp-state',
            verdict: 'holds',
            states: 20,
            transitions: 42,
            depth: 8,
            stopped: null,
            violated: [],
            neverHandedOn: ['L1TF'],
          },
        ],
      },
      {
        name: 'my|world.yaml',
        file: 'my|world.yaml',
        title: 'Mine & <yours>',
        about: null,
        cells: [
          { design: 'sketch', verdict: 'does not apply', why: '"set" is a key of replace-set' },
          {
            design: 'repaired',
            verdict: 'holds to depth 12',
            states: 1_000_000,
            transitions: 4_000_000,
            depth: 12,
            stopped: 'states',
            violated: [],
            neverHandedOn: [],
          },
          { design: 'klp-state', verdict: 'unknown', why: 'interrupted' },
        ],
      },
    ],
  });
});
