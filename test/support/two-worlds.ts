import type { WalkedCell } from '../../src/uses/compare/cell.ts';
import type { Comparison } from '../../src/uses/compare/comparison.ts';

const HOLDS: WalkedCell = {
  kind: 'walked',
  verdict: 'holds',
  states: 20,
  transitions: 42,
  depth: 8,
  stopped: null,
  violated: [],
  neverHandedOn: [],
};

/** A comparison that has every kind of cell, and a name that means something to Markdown and HTML. */
export const TWO_WORLDS: Comparison = {
  designs: ['sketch', 'repaired', 'klp-state'],
  worlds: [
    {
      name: 'upgrade',
      file: 'scenarios/worlds/upgrade.yaml',
      title: 'An upgrade',
      about: 'Is the way back safe?',
      cells: [
        {
          design: 'sketch',
          cell: {
            ...HOLDS,
            verdict: 'violated',
            states: 49,
            transitions: 107,
            depth: 14,
            violated: [
              { property: 'stale-owner', length: 4 },
              { property: 'lost-feature', length: 5 },
            ],
          },
        },
        { design: 'repaired', cell: { ...HOLDS, states: 18, transitions: 38 } },
        { design: 'klp-state', cell: { ...HOLDS, neverHandedOn: ['L1TF'] } },
      ],
    },
    {
      name: 'my|world.yaml',
      file: 'my|world.yaml',
      title: 'Mine & <yours>',
      about: null,
      cells: [
        {
          design: 'sketch',
          cell: { kind: 'inapplicable', why: '"set" is a key of replace-set' },
        },
        {
          design: 'repaired',
          cell: {
            ...HOLDS,
            verdict: 'holds to depth 12',
            states: 1_000_000,
            transitions: 4_000_000,
            depth: 12,
            stopped: 'states',
          },
        },
        { design: 'klp-state', cell: { kind: 'failed', why: 'interrupted' } },
      ],
    },
  ],
};
