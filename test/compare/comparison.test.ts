import { expect, test } from 'vitest';
import { comparisonData, holdsIn } from '../../src/compare/comparison.ts';
import { TWO_WORLDS } from './two-worlds.ts';

test('holding to a depth is not holding', () => {
  expect(holdsIn(TWO_WORLDS)).toEqual([
    { design: 'sketch', holds: 0 },
    { design: 'repaired', holds: 1 },
    { design: 'klp-state', holds: 1 },
  ]);
});

test('as data', () => {
  expect(comparisonData(TWO_WORLDS)).toEqual({
    designs: [
      { design: 'sketch', holds: 0, worlds: 2 },
      { design: 'repaired', holds: 1, worlds: 2 },
      { design: 'klp-state', holds: 1, worlds: 2 },
    ],
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
          },
          {
            design: 'repaired',
            verdict: 'holds',
            states: 18,
            transitions: 38,
            depth: 8,
            stopped: null,
            violated: [],
          },
          {
            design: 'klp-state',
            verdict: 'holds',
            states: 20,
            transitions: 42,
            depth: 8,
            stopped: null,
            violated: [],
          },
        ],
      },
      {
        name: 'my|world.yaml',
        file: 'my|world.yaml',
        title: 'Mine & <yours>',
        about: null,
        cells: [
          { design: 'sketch', verdict: 'does not apply', why: 'my|world.yaml:3:5: a key of another design.' },
          {
            design: 'repaired',
            verdict: 'holds to depth 12',
            states: 1_000_000,
            transitions: 4_000_000,
            depth: 12,
            stopped: 'states',
            violated: [],
          },
          { design: 'klp-state', verdict: 'unknown', why: 'interrupted' },
        ],
      },
    ],
  });
});
