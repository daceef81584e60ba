import type { Design } from '../designs/design.ts';
import type { CoreAction, CoreGuard } from '../words/index.ts';
import type { Chart } from './chart.ts';
import { withoutEmptySlots } from './slots.ts';

/** rmmod of a livepatch: its module can go once the patch holds no reference on it (delete_module, EWOULDBLOCK). */
export const unload = <G extends string, A extends string>(
  design: Design<G, A>,
): Chart<CoreGuard | G, CoreAction | A> =>
  withoutEmptySlots({
    initial: 'rmmod',
    states: {
      rmmod: {
        always: [
          { guard: 'moduleIsResident', target: 'resident' },
          { target: 'unloaded', actions: 'noSuchFile' },
        ],
      },
      resident: {
        always: [
          { guard: 'moduleIsInUse', target: 'unloaded', actions: 'tryAgain' },
          { target: 'moduleExit' },
        ],
      },
      moduleExit: { ...design.moduleExit, onDone: [{ target: 'unloaded', actions: 'unloadModule' }] },
      unloaded: { type: 'final' },
    },
  });
