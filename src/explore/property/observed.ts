import type { StepLog } from '../graph/step-log.ts';
import type { SeenState } from '../machine/state.ts';
import { type Check, UNBROKEN } from './check.ts';
import type { Premised } from './premise.ts';
import type { Questions } from './questions.ts';
import { explainSteps, violationAt } from './violation.ts';

/** Violated by a step that emits such an observation. */
export interface Observed<TContext, TObservation, TState = SeenState<TContext>>
  extends Premised<TContext, TState> {
  readonly kind: 'observed';
  readonly when: (observation: TObservation) => boolean;
}

export const observed = {
  functions: ['when'],
  choices: ['premise'],
  check<TContext, TEvent, TObservation>(
    property: Observed<TContext, TObservation>,
    questions: Questions<TContext, TEvent, TObservation>,
  ): Check {
    return {
      property: property.name,
      premises: questions.premises(property),
      needs: [],
      lookout: { sought: 'violation', at: 'step', alarm: questions.alarm(property.name, property.when) },
      answer: async (finding, { space }) => (finding === null ? UNBROKEN : violationAt(finding, space)),
      // biome-ignore lint/correctness/useYield: it is over at once
      *where(_, graph, log) {
        return { states: null, edges: kept(log, property.name).edgesOf(graph) };
      },
      *explain(violation, _, graph, log) {
        return yield* explainSteps(violation, graph, kept(log, property.name));
      },
    };
  },
};

function kept(log: StepLog | null, property: string): StepLog {
  if (log === null) throw new Error(`Nobody has kept the steps that violate "${property}".`);
  return log;
}
