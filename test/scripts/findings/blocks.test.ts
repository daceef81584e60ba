import { expect, test } from 'vitest';
import { comparisonTables, statesTable } from '../../../scripts/findings/blocks.ts';
import { smallTable } from '../../support/findings-table.ts';

test('a world that stands in no group is refused', () => {
  const table = smallTable({});
  const worlds = table.worlds.map(world => ({ ...world, name: `${world.name}-anew` }));
  expect(() => comparisonTables({ ...table, worlds })).toThrow(
    'each world of scenarios/worlds/ must stand there once; see stack-anew, upgrade-anew,',
  );
});

test('what is violated first in each world, and how much there is to walk', () => {
  expect(statesTable(smallTable({ warning: 2 }), 'klp-state')).toBe(
    [
      '| world | verdict | states | transitions | depth |',
      '|---|---|---|---|---|',
      '| [stack](../scenarios/worlds/stack.yaml) | warning 2 | 2 | 1 | 1 |',
      '| [upgrade](../scenarios/worlds/upgrade.yaml) | (holds) | 2 | 1 | 1 |',
    ].join('\n'),
  );
});
