import type { Design } from '../../../machines/designs/design.ts';
import type { PropertyName } from '../../../machines/properties.ts';
import type { LivepatchState } from '../../livepatch/model.ts';
import type { ExplainedStep } from './history.ts';
import type { LogLine } from './log/log-line.ts';
import type { Misfit } from './misfit.ts';
import type { Timing } from './timing.ts';

/** Follows a log, line by line. */
export interface Follower {
  readonly design: Design;
  /** @returns whether the log still fits; after a line that does not, no other is looked at */
  see(line: LogLine): boolean;
  /** Lines that were held against the model. */
  readonly used: number;
  /** What the last line has begun, as far as can be told without those that come after it; `null`: nothing. */
  readonly latest: SeenStep | null;
  readonly result: Validation;
}

/** What a line of a log shows, on the way that is the likeliest so far. */
export interface SeenStep {
  readonly line: number;
  /** `load B2` */
  readonly step: string;
  /** The steps since the one before that nobody has seen. */
  readonly unseen: readonly string[];
  readonly breaks: readonly PropertyName[];
}

/** What a log shows, held against a world. */
export interface Validation {
  /** `unknown`: it fits no history that was looked at, and not all were. */
  readonly verdict: 'fits' | 'does not fit' | 'unknown';
  /** Where it stops to fit. */
  readonly misfit: Misfit | null;
  readonly timing: readonly Timing[];
  /** Lines that were held against the model, those before the misfit alone. */
  readonly used: number;
  /** Whether the log begins in the midst of a history. */
  readonly isCut: boolean;
  /** One of the shortest histories that print the log up to its end, or to the misfit. */
  readonly history: readonly ExplainedStep[];
  /** Steps before it are no longer known. */
  readonly hasForgotten: boolean;
  /** How many histories of as few steps do; `isExact: false`: so many at least. */
  readonly histories: { readonly count: number; readonly isExact: boolean };
  /** The operation in whose midst the log ends; `null`: between two. */
  readonly within: string | null;
  /** In how many states of the model the machine may be. */
  readonly ends: number;
  /** The state after the history. */
  readonly final: LivepatchState;
  readonly broken: readonly BrokenProperty[];
  /** Debug lines that the history has printed, and how many of them the log holds. */
  readonly debug: { readonly printed: number; readonly seen: number };
}

export interface BrokenProperty {
  readonly property: PropertyName;
  /** Whether every history that was found breaks it, or some. */
  readonly always: boolean;
  /** How the history that is told does; `null`: it does not. */
  readonly why: { readonly step: string; readonly why: string } | null;
}
