import { PROPERTY_NAMES, type PropertyName } from '../../machines/properties.ts';
import type { Table } from '../../scripts/findings/table.ts';

/** Two worlds under two designs: only `settle` holds in both, and klp-state is violated as said. */
export function smallTable(violated: Readonly<Partial<Record<PropertyName, number>>>): Table {
  const walked = { states: 2, transitions: 1, depth: 1, stopped: null, neverHandedOn: [] };
  const holding = { ...walked, verdict: 'holds' as const, violated: [] };
  const found = PROPERTY_NAMES.flatMap(property => {
    const length = violated[property];
    return length === undefined ? [] : [{ property, length }];
  });
  return {
    designs: [
      { design: 'klp-state', holds: 1, vacuous: 1, worlds: 2 },
      { design: 'settle', holds: 2, vacuous: 0, worlds: 2 },
    ],
    worlds: [
      {
        name: 'stack',
        file: 'scenarios/worlds/stack.yaml',
        cells: [
          { ...walked, design: 'klp-state', verdict: 'violated', violated: found },
          { ...holding, design: 'settle' },
        ],
      },
      {
        name: 'upgrade',
        file: 'scenarios/worlds/upgrade.yaml',
        cells: [
          { ...holding, design: 'klp-state', neverHandedOn: ['L1TF'] },
          { ...holding, design: 'settle' },
        ],
      },
    ],
  };
}
