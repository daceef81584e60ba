import type { Way } from './way.ts';

/** What may be asked, by the word that stands in the file. */
export const TESTS = {
  klp_feature_get: [{ guard: 'isRegistered', comes: true }, { comes: false }],
  mine: [{ guard: 'isMine', comes: true }, { comes: false }],
  'at my version': [{ guard: 'isAtMyVersion', comes: true }, { comes: false }],
  'effect is on': [{ guard: 'effectIsOn', comes: true }, { comes: false }],
  'effect is at a lower version': [{ guard: 'effectRunsAtALowerVersion', comes: true }, { comes: false }],
  klp_get_prev_state: [
    { guard: 'noTransitionRuns', actions: 'warnNoTransition', comes: false },
    { guard: 'hasPrevState', comes: true },
    { comes: false },
  ],
  'count is 0': [{ guard: 'isTheFirst', comes: true }, { comes: false }],
  'count is 1': [{ guard: 'isTheLast', comes: true }, { comes: false }],
} as const satisfies Readonly<Record<string, readonly Way<boolean>[]>>;

export type TestName = keyof typeof TESTS;
