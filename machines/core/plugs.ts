import type { Question } from '../question.ts';
import type { Chart } from './chart.ts';
import type { Slot } from './slots.ts';

/** What a design plugs into the core. */
export interface Plugs<Guard extends string = string, Action extends string = string>
  extends Readonly<Partial<Record<Slot, Chart<Guard, Action>>>>,
    Readonly<Partial<Record<Question, unknown>>> {
  /** Charts that stand in those of its slots, by the names that they have there. */
  readonly charts?: Readonly<Record<string, Chart<Guard, Action>>>;
}
