/**
 * What can happen to the system: one event is one critical section under klp_mutex (or one step of a task), and
 * runs to completion. Every choice is in the event, faults included: `fault` is a place in `World.faults`.
 */
export type KlpEvent =
  | { readonly type: 'load'; readonly patch: string; readonly fault?: number }
  | { readonly type: 'disable' | 'enable' | 'force' | 'unload'; readonly patch: string }
  | { readonly type: 'insert'; readonly module: string; readonly fault?: number }
  | { readonly type: 'remove'; readonly module: string }
  | { readonly type: 'switch' | 'block' | 'unblock' | 'fork' | 'exit'; readonly task: string }
  /** The delayed work finds that every task has switched. */
  | { readonly type: 'complete' }
  /** One run of the delayed work: it tries to switch every task, then completes or counts the attempt. */
  | { readonly type: 'attempt' };
