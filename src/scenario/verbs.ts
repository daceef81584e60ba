/** The operations upon a livepatch, a target module, and a task. */
export const PATCH_VERBS = ['load', 'disable', 'enable', 'force', 'unload'] as const;
export const MODULE_VERBS = ['insert', 'remove'] as const;
export const TASK_VERBS = ['switch', 'block', 'unblock', 'fork', 'exit'] as const;
/** The operations that start or reverse a transition: the shell may wait for its end, or not (`&`). */
export const WAITING_VERBS = ['load', 'disable', 'enable'] as const;

/** Those that try to switch the tasks themselves, before they return. */
export const TRYING_VERBS = ['load', 'disable'] as const;

export type SubjectVerb =
  | (typeof PATCH_VERBS)[number]
  | (typeof MODULE_VERBS)[number]
  | (typeof TASK_VERBS)[number];

/** Whether `word` is one of the verbs; narrows it. */
export function includes<Verb extends string>(verbs: readonly Verb[], word: string): word is Verb {
  return verbs.some(verb => verb === word);
}
