import type { KlpEvent } from '../../../machines/events.ts';
import { isTransition } from '../../../machines/observation.ts';
import { type SeenStep, type Strength, strengthOf } from '../../generate/index.ts';
import { finalState } from '../../livepatch/final-state.ts';
import { livepatchMachine } from '../../livepatch/machine.ts';
import { observed } from '../../livepatch/microstep.ts';
import type { GeneratedSuite } from './generate.ts';

/**
 * How many slips in the charts the tests of a suite find out, by what a kernel shows: of each step the log, the error, and
 * the system after it, as `expect` has it.
 *
 * @returns `null`: it was interrupted
 */
export function suiteStrength(
  { scenario, design, suite }: GeneratedSuite,
  onProgress: (all: number) => void,
  signal: AbortSignal,
): Promise<Strength | null> {
  const machine = livepatchMachine({ ...scenario.world, attempt: null }, design);
  return strengthOf<KlpEvent>(machine, suite, { observe: shown, onProgress, signal });
}

function shown({ event, snapshot, actions }: SeenStep<KlpEvent>): unknown {
  const seen = observed(actions);
  const log = seen.flatMap(one => (one.type === 'log' ? [one.line] : []));
  const errors = seen.flatMap(one => (one.type === 'refused' || one.type === 'failed' ? [one.code] : []));
  return { log, errors, isTransition: isTransition(event, seen), after: finalState(snapshot.context) };
}
