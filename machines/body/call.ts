import type { About } from './about.ts';
import type { CallName } from './names.ts';
import type { Ways } from './way.ts';

/** A function that statements call. */
interface Callable {
  /** What it is about. */
  readonly about: About;
  /** Whether a value follows. */
  readonly value?: true;
  /** How it goes: where it fails, the callback ends with the error. */
  readonly ways: Ways;
}

/** What a statement may call, by the word that stands in the file. */
export const CALLS: Readonly<Record<CallName, Callable>> = {
  klp_feature_alloc: {
    about: 'feature',
    ways: [
      { guard: 'allocationFails', actions: 'outOfMemory', comes: false },
      { actions: 'allocate', comes: true },
    ],
  },
  klp_feature_free: { about: 'feature', ways: [{ actions: 'free', comes: true }] },
  'take over': { about: 'feature', ways: [{ actions: 'takeOwnership', comes: true }] },
  'take version': { about: 'feature', ways: [{ actions: 'takeVersion', comes: true }] },
  WARN: { about: 'feature', ways: [{ actions: 'warnNotRegistered', comes: true }] },
  'switch on': { about: 'feature', ways: [{ actions: 'switchEffectOn', comes: true }] },
  'switch off': { about: 'feature', ways: [{ actions: 'switchEffectOff', comes: true }] },
  'raise effect': { about: 'feature', ways: [{ actions: 'moveEffect', comes: true }] },
  'allocate data': {
    about: 'feature',
    ways: [
      { guard: 'allocationFails', actions: 'outOfMemory', comes: false },
      { actions: 'allocateData', comes: true },
    ],
  },
  'take data over': { about: 'feature', ways: [{ actions: 'takeDataOver', comes: true }] },
  'use data': {
    about: 'feature',
    ways: [{ guard: 'dataIsNotLive', actions: 'useAfterFree', comes: true }, { comes: true }],
  },
  'free data': {
    about: 'feature',
    ways: [
      { guard: 'dataIsFreed', actions: 'useAfterFree', comes: true },
      { actions: 'freeData', comes: true },
    ],
  },
  'count up': { about: 'feature', ways: [{ actions: 'countUp', comes: true }] },
  'count down': { about: 'feature', ways: [{ actions: 'countDown', comes: true }] },
  klp_shadow_alloc: {
    about: 'shadow variable',
    ways: of => [
      { guard: `shadowExists(${of})`, actions: `warnDuplicateShadow(${of})`, comes: false },
      { guard: `noMemoryForShadow(${of})`, actions: 'outOfMemory', comes: false },
      { guard: `constructorFails(${of})`, actions: `failToConstruct(${of})`, comes: false },
      { actions: `attachShadow(${of})`, comes: true },
    ],
  },
  klp_shadow_get_or_alloc: {
    about: 'shadow variable',
    ways: of => [
      { guard: `shadowExists(${of})`, comes: true },
      { guard: `noMemoryForShadow(${of})`, actions: 'outOfMemory', comes: false },
      { guard: `constructorFails(${of})`, actions: `failToConstruct(${of})`, comes: false },
      { actions: `attachShadow(${of})`, comes: true },
    ],
  },
  klp_shadow_free: { about: 'shadow variable', ways: of => [{ actions: `freeShadow(${of})`, comes: true }] },
  klp_shadow_free_all: {
    about: 'shadow variable',
    ways: of => [{ actions: `freeAllShadows(${of})`, comes: true }],
  },
  save: { about: 'setting', ways: of => [{ actions: `saveValue(${of})`, comes: true }] },
  restore: { about: 'setting', ways: of => [{ actions: `restoreValue(${of})`, comes: true }] },
  set: { about: 'setting', value: true, ways: of => [{ actions: `setValue(${of})`, comes: true }] },
  'take saved value': { about: 'setting', ways: of => [{ actions: `takeSavedValue(${of})`, comes: true }] },
};
