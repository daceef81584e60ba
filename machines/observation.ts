import type { KlpEvent } from './events.ts';

/**
 * What an observer sees while an operation runs. Observations leave the machine as its one action that is no
 * edit, `observe`; they are never kept in the context.
 */
export type Observation =
  /** One line of the kernel log, without its time stamp. */
  | { readonly type: 'log'; readonly line: string }
  | {
      readonly type: 'callback';
      readonly callback: Callback;
      readonly patch: string;
      readonly object: string;
    }
  /**
   * A property that is violated at once. `about`: the feature, or the function. `by`: the object whose callback did it,
   * the livepatch, or the core.
   */
  | {
      readonly type: 'violated';
      readonly property: PropertyAtOnce;
      readonly about: string;
      readonly by: string;
      readonly detail: string;
    }
  /** The kernel refused the operation and left everything as it was. `code` is negative. */
  | { readonly type: 'refused'; readonly code: number }
  /** The operation failed with this code after it had begun, and has been undone as far as the kernel undoes it. */
  | { readonly type: 'failed'; readonly code: number }
  /** The fault that the event carries happened, or could not happen: the place that it is in was never reached. */
  | { readonly type: 'fault'; readonly happened: boolean }
  /** klp_try_complete_transition has tried to switch the tasks. `missed`: one that could switch was on a CPU. */
  | { readonly type: 'attempt'; readonly missed: boolean };

/**
 * Whether an event is a transition, by what is seen of it. One that is refused leaves everything as it is; one whose
 * fault cannot happen, or which misses no task that runs, is the same event without that.
 */
export function isTransition(event: KlpEvent, observations: readonly Observation[]): boolean {
  if ('running' in event && !observations.some(seen => seen.type === 'attempt' && seen.missed)) return false;
  return !observations.some(seen => seen.type === 'refused' || (seen.type === 'fault' && !seen.happened));
}

export type Callback = 'pre_patch' | 'post_patch' | 'pre_unpatch' | 'post_unpatch';

/** The properties that an operation breaks while it runs. */
export type PropertyAtOnce =
  | 'unswitched-change'
  | 'double-enable'
  | 'double-disable'
  | 'residue'
  | 'warning'
  | 'use-after-free'
  | 'release-in-use'
  | 'overwritten-value';
