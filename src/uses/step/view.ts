import type { PropertyName } from '../../../machines/properties.ts';
import type { Property } from '../../../machines/property.ts';
import type { RunningFunction } from '../../../machines/running.ts';
import type { World } from '../../../machines/world.ts';
import type { LivepatchState } from '../../livepatch/model.ts';
import type { StepData } from '../../scenario/schema/step.ts';
import type { LaneView } from './lane.ts';
import type { SystemView } from './system/system.ts';

/** All that a face shows of a session: plain data, which may be sent to another thread. */
export interface View {
  readonly title: string;
  readonly about: string | null;
  readonly file: string;
  readonly kernel: string;
  /** Grows by each fault that is taken and that the scenario does not declare. */
  readonly world: World;
  readonly design: string;
  /** The whole line, the steps that were taken back included. */
  readonly path: readonly StepView[];
  /** How many steps of the line are taken; 0: none. */
  readonly place: number;
  /** Where the session stands within the step that follows `place`; `null`: between two steps. */
  readonly inside: InsideView | null;
  readonly forks: readonly ForkView[];
  /** What no longer fits since the scenario or the design has changed, kept to be tried again; `null`: nothing. */
  readonly unfitting: UnfittingView | null;
  /** Virtual time, in seconds. */
  readonly now: number;
  /** When the delayed work tries again; `null`: it is not armed. */
  readonly armed: number | null;
  readonly state: LivepatchState;
  /** Before the step, or the microstep, that led here; at the beginning the same as `state`. */
  readonly before: LivepatchState;
  /** Everything that there is to say of this moment. */
  readonly facts: readonly FactView[];
  /** The same, drawn: who lies on whom, and what has changed. */
  readonly system: SystemView;
  /** The whole line over virtual time; `null`: no time passes in it, and the world has no tasks. */
  readonly lane: LaneView | null;
  /** Whose version of each function runs. */
  readonly functions: readonly RunningFunction[];
  /** The kernel log up to here. */
  readonly log: readonly string[];
  readonly choices: readonly ChoiceView[];
  readonly refused: readonly RefusedView[];
  /** Those that apply to the design, in the order in which they are reported. */
  readonly properties: readonly PropertyView[];
}

/** The same without what may come next, which takes a hundred times as long to find out. */
export type PlaceView = Omit<View, 'choices' | 'refused'>;

export interface StepView {
  /** As it may be typed, the error that it fails with included. */
  readonly line: string;
  /** The same for programs. */
  readonly data: StepData;
  /** Virtual time at which it began, in seconds. */
  readonly at: number;
  /** `ok`, the name of an error, or `stuck`: it waits for ever, and nothing can follow. */
  readonly result: string;
  /** Why it was refused, as `simulate` says it: what the error alone does not say. */
  readonly reasons: readonly string[];
  readonly changes: readonly string[];
  readonly log: readonly string[];
  /** `pre_patch of B2/vmlinux`. */
  readonly callbacks: readonly string[];
  readonly violations: readonly BreachView[];
  readonly after: LivepatchState;
  /** How many faults have happened up to here. */
  readonly faults: number;
}

export interface BreachView {
  readonly property: PropertyName;
  readonly why: string;
}

export interface InsideView {
  /** How many of the microsteps are taken: 1 or more. */
  readonly at: number;
  readonly microsteps: readonly MicrostepView[];
}

/** One transition of the charts. */
export interface MicrostepView {
  /** Which of the step's events it belongs to: the step itself, then each run of the delayed work. */
  readonly event: string;
  /** Where the operation stands after it, from the outermost state node. */
  readonly nodes: readonly string[];
  /** What its chart mirrors there, such as `transition.c: klp_start_transition`; none: nothing but the model. */
  readonly mirrors: readonly string[];
  /** The guards that were asked for it, in order; the last one decided. */
  readonly asked: readonly GuardView[];
  readonly actions: readonly string[];
  /** What those guards and actions mirror that mirror something else. */
  readonly words: Readonly<Record<string, readonly string[]>>;
  /** The callback that runs: `pre_patch of B2/vmlinux`; `null`: none does. */
  readonly callback: string | null;
  readonly log: readonly string[];
  readonly changes: readonly string[];
  readonly violations: readonly BreachView[];
  readonly after: LivepatchState;
}

interface GuardView {
  /** The state node that asks, from the outermost; empty: the top chart. */
  readonly node: readonly string[];
  readonly guard: string;
  readonly holds: boolean;
}

/** Another future, which was left and is kept. */
export interface ForkView {
  readonly name: string;
  /** After so many steps it leaves the line. */
  readonly from: number;
  /** The steps from there on. */
  readonly lines: readonly string[];
}

interface UnfittingView {
  /** The number of the first step that does not fit, from 1. */
  readonly step: number;
  /** Why it does not, in one sentence. */
  readonly why: string;
  /** That step and all that follow it. */
  readonly lines: readonly string[];
}

export interface FactView {
  readonly what: string;
  readonly now: string;
  /** Whether the last step, or microstep, has changed it. */
  readonly changed: boolean;
}

/** One event that is possible here, with what it would do. */
export interface ChoiceView {
  /** As it may be typed. */
  readonly line: string;
  readonly data: StepData;
  readonly result: string;
  readonly changes: readonly string[];
  readonly callbacks: readonly string[];
  readonly log: readonly string[];
  /** What it would break, and does not break already. */
  readonly violations: readonly BreachView[];
  readonly after: LivepatchState;
  readonly faults: number;
}

/** One event that is not possible here. */
export interface RefusedView {
  readonly line: string;
  readonly data: StepData;
  /** The error that the kernel would give; `null`: there is nothing that could be refused. */
  readonly error: string | null;
  /** Why not, in one sentence. */
  readonly why: string;
  /** What of it `simulate` says as well: what the error alone does not say. */
  readonly reasons: readonly string[];
  /** The guard that decides; `null`: none does. */
  readonly guard: GuardView | null;
}

/** `broken` and `holds` as they are; `open`: it is judged at rest, and a transition runs, or nobody knows yet. */
export type Truth = 'holds' | 'broken' | 'open';

export interface PropertyView {
  readonly name: PropertyName;
  readonly kind: Property['kind'];
  readonly rule: string;
  /** At each place of the line, from before the first step. */
  readonly along: readonly Truth[];
  /** The first place of the line where it is broken, and how; `null`: it is broken nowhere. */
  readonly broken: { readonly place: number; readonly why: string } | null;
  /** Of a property that is judged by states: what it comes to for each feature, or for each task, here. */
  readonly terms: readonly TermView[];
}

/** One term of a property's rule, for one feature or task. It is broken where all terms hold but the last. */
export interface TermView {
  readonly subject: string;
  /** In the rule's words: `B2 needs L1TF`. */
  readonly says: string;
  readonly holds: boolean;
}
