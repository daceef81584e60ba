import type { Way } from './way.ts';

/**
 * What a statement may call, by the word that stands in the file, and the ways in which that goes. Where it fails, the
 * callback ends with the error.
 */
export const CALLS = {
  klp_feature_alloc: [
    { guard: 'allocationFails', actions: 'outOfMemory', comes: false },
    { actions: 'allocate', comes: true },
  ],
  klp_feature_free: [{ actions: 'free', comes: true }],
  'take over': [{ actions: 'takeOwnership', comes: true }],
  'take version': [{ actions: 'takeVersion', comes: true }],
  WARN: [{ actions: 'warnNotRegistered', comes: true }],
  'switch on': [{ actions: 'switchEffectOn', comes: true }],
  'switch off': [{ actions: 'switchEffectOff', comes: true }],
  'raise effect': [{ actions: 'moveEffect', comes: true }],
  'allocate data': [
    { guard: 'allocationFails', actions: 'outOfMemory', comes: false },
    { actions: 'allocateData', comes: true },
  ],
  'take data over': [{ actions: 'takeDataOver', comes: true }],
  'use data': [{ guard: 'dataIsNotLive', actions: 'useAfterFree', comes: true }, { comes: true }],
  'free data': [
    { guard: 'dataIsFreed', actions: 'useAfterFree', comes: true },
    { actions: 'freeData', comes: true },
  ],
  'count up': [{ actions: 'countUp', comes: true }],
  'count down': [{ actions: 'countDown', comes: true }],
} as const satisfies Readonly<Record<string, readonly Way<boolean>[]>>;

export type CallName = keyof typeof CALLS;
