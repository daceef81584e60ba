import type { Mirrored } from '../kernel.ts';
import type { Slot } from './slots.ts';

/**
 * A chart, or a state of one: XState's own notation, less what the charts here never need, and with names for what
 * stands elsewhere. `Guard` and `Action` are the words that it may use, so that a misspelt word does not compile.
 */
export interface Chart<Guard extends string = string, Action extends string = string> {
  /** What it stands for: of a chart, the function whose checks it has; of a state, one that the chart has no chart for. */
  readonly mirrors?: Mirrored | readonly Mirrored[];
  readonly description?: string;
  readonly type?: 'final';
  readonly initial?: string;
  readonly states?: Readonly<Record<string, Chart<Guard, Action>>>;
  /** The chart that stands in this state, by its name. */
  readonly chart?: string;
  /** Where a design may plug in a chart of its own. */
  readonly slot?: Slot;
  readonly entry?: Action | readonly Action[];
  readonly always?: Arrows<Guard, Action>;
  readonly on?: Readonly<Record<string, Arrows<Guard, Action>>>;
  /** Of a state with `chart` or `slot`: where it leads when that chart has ended, for each of its ends. */
  readonly onDone?: string | Ends<Guard, Action>;
}

/** Where a state leads: the first branch whose guard holds. */
export type Arrows<Guard extends string = string, Action extends string = string> =
  | string
  | readonly Branch<Guard, Action>[];

/** Arrows by the name of the final state that a chart has ended in. */
type Ends<Guard extends string = string, Action extends string = string> = Readonly<
  Record<string, Arrows<Guard, Action>>
>;

export interface Branch<Guard extends string = string, Action extends string = string> {
  readonly guard?: Guard;
  readonly target?: string;
  readonly actions?: Action | readonly Action[];
}

export type Charts = Readonly<Record<string, Chart>>;

/** The names of the final states of a chart. */
export function endsOf({ states = {} }: Chart): string[] {
  return Object.entries(states).flatMap(([name, { type }]) => (type === 'final' ? [name] : []));
}

export function branchesOf(arrows: Arrows = []): readonly Branch[] {
  return typeof arrows === 'string' ? [{ target: arrows }] : arrows;
}

export function listOf<T extends string>(names: T | readonly T[] = []): readonly T[] {
  return typeof names === 'string' ? [names] : names;
}
