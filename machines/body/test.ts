import type { About } from './about.ts';
import type { TestName } from './names.ts';
import type { Ways } from './way.ts';

/** A question of statements. */
interface Askable {
  readonly about: About;
  /** Whether a number follows. */
  readonly value?: true;
  readonly ways: Ways;
}

/** What may be asked, by the word that stands in the file. */
export const TESTS: Readonly<Record<TestName, Askable>> = {
  klp_feature_get: { about: 'feature', ways: [{ guard: 'isRegistered', comes: true }, { comes: false }] },
  mine: { about: 'feature', ways: [{ guard: 'isMine', comes: true }, { comes: false }] },
  'at my version': { about: 'feature', ways: [{ guard: 'isAtMyVersion', comes: true }, { comes: false }] },
  'version at least': {
    about: 'feature',
    value: true,
    ways: of => [{ guard: `isAtLeastAtVersion(${of})`, comes: true }, { comes: false }],
  },
  'effect is on': { about: 'feature', ways: [{ guard: 'effectIsOn', comes: true }, { comes: false }] },
  'effect is at a lower version': {
    about: 'feature',
    ways: [{ guard: 'effectRunsAtALowerVersion', comes: true }, { comes: false }],
  },
  klp_get_state: { about: 'feature', ways: [{ guard: 'hasState', comes: true }, { comes: false }] },
  klp_get_prev_state: {
    about: 'feature',
    ways: [
      { guard: 'noTransitionRuns', actions: 'warnNoTransition', comes: false },
      { guard: 'hasPrevState', comes: true },
      { comes: false },
    ],
  },
  'count is 0': { about: 'feature', ways: [{ guard: 'isTheFirst', comes: true }, { comes: false }] },
  'count is 1': { about: 'feature', ways: [{ guard: 'isTheLast', comes: true }, { comes: false }] },
  klp_shadow_get: {
    about: 'shadow variable',
    ways: of => [{ guard: `shadowExists(${of})`, comes: true }, { comes: false }],
  },
  'value is': {
    about: 'setting',
    value: true,
    ways: of => [{ guard: `valueIs(${of})`, comes: true }, { comes: false }],
  },
  'still mine': {
    about: 'setting',
    ways: of => [{ guard: `isStillMine(${of})`, comes: true }, { comes: false }],
  },
  saved: { about: 'setting', ways: of => [{ guard: `isSaved(${of})`, comes: true }, { comes: false }] },
  'object is': { about: 'object', ways: of => [{ guard: `objectIs(${of})`, comes: true }, { comes: false }] },
  klp_is_object_loaded: {
    about: 'nothing',
    ways: [{ guard: 'objectIsLoaded', comes: true }, { comes: false }],
  },
  'a transition runs': {
    about: 'nothing',
    ways: [{ guard: 'aTransitionRuns', comes: true }, { comes: false }],
  },
};
