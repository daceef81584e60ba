import { DESIGNS } from '../../../machines/designs/index.ts';
import { answerJobs } from '../../jobs/answer.ts';
import { exploreWorld } from '../../livepatch/explore-world.ts';
import { livepatchModel } from '../../livepatch/model.ts';
import { replay } from '../../livepatch/replay.ts';
import { failureText } from '../../problem/failure.ts';
import { isDesignFile } from '../../scenario/design-for.ts';
import { loadDesigns } from '../../scenario/load-design.ts';
import { loadScenario } from '../../scenario/read.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { settingOf } from '../../scenario/setting.ts';
import { tableBounds } from './bounds.ts';
import { type Cell, cellOf } from './cell.ts';
import { type CellJob, cellJobSchema } from './cell-job.ts';
import { COMPARED } from './compared.ts';

// A process of `compare`: it answers each job with a cell.
answerJobs(cellJobSchema, async (job, signal): Promise<Cell> => {
  try {
    return await cell(job, signal);
  } catch (error) {
    return { kind: 'failed', why: failureText(error) };
  }
});

async function cell(
  { file, design: name, histories, ...bounds }: CellJob,
  signal: AbortSignal,
): Promise<Cell> {
  if (isDesignFile(name)) await loadDesigns([name]);
  const { scenario, design } = settingOf(scenarioOf(file), name);
  const exploration = await exploreWorld(scenario.world, design, {
    faults: scenario.declaredFaults,
    force: scenario.explore.force,
    ...tableBounds(scenario.explore, bounds),
    properties: COMPARED,
    symmetry: false,
    handing: true,
    explain: false,
    signal,
  });
  if (!histories) return cellOf(exploration);
  const model = livepatchModel(scenario.world, design);
  return cellOf(exploration, history => replay(model, history).map(({ line }) => line));
}

/** The cells of a world come one after the other. */
function scenarioOf(file: string): Scenario {
  if (last?.file !== file) last = { file, scenario: loadScenario(file, Object.keys(DESIGNS), true) };
  return last.scenario;
}

let last: { readonly file: string; readonly scenario: Scenario } | null = null;
