import { test } from 'vitest';
import {
  expectSameVerdicts,
  FAILING_ALLOCATIONS,
  FOUR_TASKS,
  STACK_OF_THREE,
} from '../support/symmetry-agreement.ts';

/** Tasks and stacks are the core's: one design of each kind of core. */
const CORES = ['klp-state', 'sketch', 'state-callbacks', 'hybrid', 'replace-set', 'settle'];

test.each(CORES)(
  'the same verdicts with fewer states under %s: four tasks in a function that a livepatch changes',
  name => expectSameVerdicts(FOUR_TASKS, name),
);

test.each(CORES)(
  'the same verdicts with fewer states under %s: three livepatches, two of them symmetric, on a stack',
  name => expectSameVerdicts(STACK_OF_THREE, name),
);

test.each(CORES)(
  'the same verdicts with fewer states under %s: livepatches whose allocations may fail, and a module',
  name => expectSameVerdicts(FAILING_ALLOCATIONS, name),
);
