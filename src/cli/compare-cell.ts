import { DESIGNS } from '../../machines/designs/index.ts';
import { walkData } from '../livepatch/result.ts';
import { type Mistake, toProblem } from '../problem/mistake.ts';
import { ProblemError } from '../problem/problem.ts';
import { unknownName } from '../problem/unknown-name.ts';
import { explorationText } from '../show/text/exploration.ts';
import { tableBounds } from '../uses/compare/bounds.ts';
import { shippedWorlds, worldNamed } from '../uses/compare/worlds.ts';
import type { CompareOptions } from './compare.ts';
import { exploreJob, statusOf } from './explore.ts';
import { onInterrupt } from './interrupt.ts';
import { loadJob } from './scenarios.ts';
import type { Status } from './status.ts';
import type { Terminal } from './terminal.ts';

/**
 * `klpwalk compare --cell DESIGN WORLD`: what `explore` says of the cell, with one of the shortest histories.
 *
 * @param cell a design and a world
 * @param others the worlds that stand on the command line beside it: there is no place for them
 * @returns the exit status that `explore` has
 * @throws ProblemError
 */
export async function runCell(
  terminal: Terminal,
  cell: readonly string[],
  others: readonly string[],
  { maxDepth, maxStates, json }: CompareOptions,
): Promise<Status> {
  const [design, world] = cell;
  if (design === undefined || world === undefined || cell.length > 2) throw notACell(cell);
  if (others.length > 0) throw otherWorlds(others);
  if (!Object.hasOwn(DESIGNS, design)) throw noDesign(design);
  const job = loadJob(worldNamed(world, shippedWorlds()).file, design);
  const bounds = tableBounds(job.scenario.explore, { depth: maxDepth ?? null, states: maxStates ?? null });
  const interrupt = onInterrupt();
  const options = {
    ...(bounds.depth === null ? {} : { maxDepth: bounds.depth }),
    maxStates: bounds.states,
    symmetry: false,
    handing: true,
  };
  const result = await exploreJob(terminal, job, options, interrupt.signal);
  interrupt.stop();
  terminal.out(
    json ? `${JSON.stringify(walkData(result), null, 2)}\n` : explorationText(terminal.page, result, 1),
  );
  return statusOf([result]);
}

function noDesign(design: string): ProblemError {
  return wrong(unknownName('design', design, Object.keys(DESIGNS)));
}

function notACell(names: readonly string[]): ProblemError {
  const what = `${names.join(' ')} is no cell`;
  return wrong({ code: 'wrong-cell', what, expected: 'a design and a world, such as klp-state upgrade' });
}

function otherWorlds(names: readonly string[]): ProblemError {
  const what = `${names.join(' ')} stands beside the one cell`;
  return wrong({ code: 'wrong-cell', what, expected: 'no other world' });
}

function wrong(mistake: Mistake): ProblemError {
  return new ProblemError([toProblem(mistake, { file: '--cell' })]);
}
