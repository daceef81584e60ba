import { expect, test } from 'vitest';
import { unwrittenSection } from '../../../scripts/findings/page.ts';
import { smallTable } from '../../support/findings-table.ts';

test('a design that nothing is written of has its figures all the same', () => {
  expect(unwrittenSection(smallTable({ 'missing-effect': 6 }), 'klp-state')).toBe(
    [
      '## klp-state',
      '',
      'What it is: struct klp_state and klp_get_prev_state, as merged for Linux 5.5. Holds in 1 of 2 worlds, in 1 of them without handing a feature on.',
      '',
      '| world | verdict | states | transitions | depth |',
      '|---|---|---|---|---|',
      '| [stack](../scenarios/worlds/stack.yaml) | missing-effect 6 | 2 | 1 | 1 |',
      '| [upgrade](../scenarios/worlds/upgrade.yaml) | (holds) | 2 | 1 | 1 |',
    ].join('\n'),
  );
});
