import type { CallName } from '../../../machines/body/names.ts';
import type { CStatement } from './layout.ts';
import type { Said } from './scope.ts';
import { cString } from './string.ts';

interface Called {
  /** The variable that it is about, which is looked up before; nothing is done where it is NULL. */
  readonly of?: 'feature' | 'state';
  readonly statements: (said: Said, fail: string) => readonly CStatement[];
  /** What the variable `feature` holds afterwards; left out: the same. */
  readonly leaves?: 'the feature' | 'nothing';
}

/** What each call is in C; `fail` leaves the function with -ENOMEM. */
export const FUNCTIONS: Readonly<Record<CallName, Called>> = {
  klp_feature_alloc: {
    statements: ({ at, object }, fail) => {
      const { id, version } = at();
      const me = object('klp_feature_alloc');
      return [`feature = klp_feature_alloc(${id}, ${version}, ${me}, NULL);`, unless('feature', fail)];
    },
    leaves: 'the feature',
  },
  klp_feature_free: { of: 'feature', statements: () => ['klp_feature_free(feature);'], leaves: 'nothing' },
  'take over': {
    of: 'feature',
    statements: ({ object }) => [`feature->obj = ${object('take over')};`],
  },
  'take version': { of: 'feature', statements: ({ at }) => [`feature->version = ${at().version};`] },
  WARN: { statements: () => ['WARN(1, "This should never happen\\n");'] },
  'switch on': call(({ at }) => `klp_effect_on(${at().id}, ${at().version})`),
  'switch off': call(({ at }) => `klp_effect_off(${at().id})`),
  'raise effect': call(({ at }) => `klp_effect_raise(${at().id}, ${at().version})`),
  'allocate data': {
    of: 'state',
    statements: (_, fail) => [
      'state->data = kzalloc(sizeof(unsigned long), GFP_KERNEL);',
      unless('state->data', fail),
    ],
  },
  'take data over': {
    of: 'state',
    statements: ({ at }) => [`state->data = klp_get_prev_state(${at().id})->data;`],
  },
  'use data': { of: 'state', statements: () => ['klp_data_use(state->data);'] },
  'free data': { of: 'state', statements: () => ['kfree(state->data);', 'state->data = NULL;'] },
  'count up': call(({ at }) => `klp_count_up(${at().id})`),
  'count down': call(({ at }) => `klp_count_down(${at().id})`),
  klp_shadow_alloc: { statements: (said, fail) => [unless(attached('klp_shadow_alloc', said), fail)] },
  klp_shadow_get_or_alloc: {
    statements: (said, fail) => [unless(attached('klp_shadow_get_or_alloc', said), fail)],
  },
  klp_shadow_free: call(({ shadow }) => `klp_shadow_free(NULL, ${shadow}, NULL)`),
  klp_shadow_free_all: call(({ shadow }) => `klp_shadow_free_all(${shadow}, NULL)`),
  save: call(said => `klp_value_save(${setting(said)})`),
  restore: call(said => `klp_value_restore(${setting(said)})`),
  set: call(said => `klp_value_set(${setting(said)}, ${cString(said.value)})`),
  'take saved value': call(said => `klp_value_take(${setting(said)}, klp_get_prev_state(${said.at().id}))`),
};

function call(text: (said: Said) => string): Called {
  return { statements: said => [`${text(said)};`] };
}

function unless(condition: string, fail: string): CStatement {
  return { if: `!${condition}`, do: [fail] };
}

/** All shadow variables are attached to one and the same object, NULL. */
function attached(name: string, { about, shadow, scope }: Said): string {
  return `${name}(NULL, ${shadow}, sizeof(int), GFP_KERNEL, ${scope.constructorOf(about)}, NULL)`;
}

function setting({ about, scope }: Said): string {
  return `&${scope.names.setting(about)}`;
}
