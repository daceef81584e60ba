import { PROPERTY_NAMES } from '../../machines/properties.ts';
import { INTERRUPT, messageSchema, type Task } from '../jobs/task.ts';
import { walkResult } from '../livepatch/result.ts';
import { walk } from '../livepatch/walk.ts';
import { tableBounds } from '../uses/compare/bounds.ts';
import { type Cell, cellOf } from '../uses/compare/cell.ts';
import { describe } from './failure.ts';
import { loadJob } from './scenarios.ts';

// A process of `klpwalk compare`: it answers each task with a cell. Ctrl-C is for whoever started it, and says when the
// walk is to end.
const interruption = new AbortController();
process.on('SIGINT', () => {});
process.on('disconnect', () => process.exit());
process.on('message', async message => {
  const asked = messageSchema.parse(message);
  if (asked === INTERRUPT) interruption.abort();
  else process.send?.(await answer(asked));
});

async function answer(task: Task): Promise<Cell> {
  try {
    return await cell(task);
  } catch (error) {
    return { kind: 'failed', why: describe(error) };
  }
}

async function cell({ file, design: name, ...bounds }: Task): Promise<Cell> {
  const { scenario, design } = loadJob(file, name);
  const exploration = await walk(scenario.world, design, {
    faults: scenario.declaredFaults,
    force: scenario.explore.force,
    ...tableBounds(scenario.explore, bounds),
    symmetry: false,
    handing: true,
    signal: interruption.signal,
  });
  return cellOf(walkResult(scenario, design, PROPERTY_NAMES, exploration));
}
