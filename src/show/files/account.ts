import type { Design } from '../../../machines/designs/design.ts';
import { type Breach, PROPERTIES } from '../../../machines/properties.ts';
import type { Outcome } from '../../livepatch/outcome.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { ScenarioData } from '../../scenario/schema/schema.ts';
import type { Step } from '../../scenario/step.ts';

/** A history, with all that a file about it may tell. */
export interface Account {
  readonly scenario: Scenario;
  /** The text of the scenario, as it was when the history began. */
  readonly source: string;
  readonly design: Design;
  /** What it is about, in a few words: the name of a property. */
  readonly subject: string;
  /** The same with how long it takes: `lost-feature after 5 steps`. */
  readonly headline: string;
  /** What it shows, in two sentences. */
  readonly summary: string;
  /** The first of them as a clause that follows "Under design sketch,". */
  readonly clause: string;
  /** What it is told for breaking. */
  readonly breaches: readonly Breach[];
  readonly steps: readonly AccountStep[];
  /** What there is to expect at its end; `null`: nothing that one history can show. */
  readonly expect: ScenarioData['expect'] | null;
  /** The command that shows it again, in pieces. */
  readonly command: readonly string[];
}

interface AccountStep {
  readonly step: Step;
  /** As it may stand in a scenario's `steps`, in one line. */
  readonly line: string;
  /** `ok`, the name of an error, or `stuck`. */
  readonly result: string;
  /** What the step does, and then the delayed work. */
  readonly outcomes: readonly Outcome[];
}

/** `lost-feature: B2 needs L1TF, and the registry does not hold it. The rule: ….` */
export function breachSentence({ property, why }: Breach): string {
  return `${property}: ${why}. The rule: ${PROPERTIES[property].rule}.`;
}

export function stepCount({ length }: { readonly length: number }): string {
  return length === 1 ? '1 step' : `${length} steps`;
}
