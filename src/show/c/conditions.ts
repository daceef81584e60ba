import type { TestName } from '../../../machines/body/names.ts';
import { VMLINUX } from '../../../machines/context.ts';
import { moduleName } from '../../../machines/module-name.ts';
import type { Said } from './scope.ts';
import { cString } from './string.ts';

/** How C asks. */
interface Condition {
  readonly yes: string;
  readonly no: string;
}

interface Question {
  /** Whether it is asked of the variable `feature`, which is looked up before; if it holds, that is not NULL. */
  readonly ofFeature?: true;
  readonly condition: (said: Said) => Condition;
}

export const QUESTIONS: Readonly<Record<TestName, Question>> = {
  klp_feature_get: { ofFeature: true, condition: () => ({ yes: 'feature', no: '!feature' }) },
  mine: ofFeature(({ object }) => {
    const me = object('mine');
    return { yes: `feature->obj == ${me}`, no: `feature->obj != ${me}` };
  }),
  'at my version': ofFeature(({ at }) => {
    const { version } = at();
    return { yes: `feature->version == ${version}`, no: `feature->version != ${version}` };
  }),
  'version at least': ofFeature(({ value }) => ({
    yes: `feature->version >= ${value}`,
    no: `feature->version < ${value}`,
  })),
  'effect is on': called(({ at }) => `klp_effect_is_on(${at().id})`),
  'effect is at a lower version': called(({ at }) => `klp_effect_is_below(${at().id}, ${at().version})`),
  klp_get_state: called(({ at }) => `klp_get_state(&patch, ${at().id})`),
  klp_get_prev_state: called(({ at }) => `klp_get_prev_state(${at().id})`),
  'count is 0': compared(({ at }) => `klp_count(${at().id})`, '0'),
  'count is 1': compared(({ at }) => `klp_count(${at().id})`, '1'),
  klp_shadow_get: called(({ shadow }) => `klp_shadow_get(NULL, ${shadow})`),
  'value is': called(
    ({ about, value, scope }) => `klp_value_is(&${scope.names.setting(about)}, ${cString(value)})`,
  ),
  'still mine': called(({ about, scope }) => `klp_value_is_mine(&${scope.names.setting(about)})`),
  saved: called(({ about, scope }) => `${scope.names.setting(about)}.is_saved`),
  'object is': {
    condition: ({ about, object }) => {
      const me = object('object is');
      if (about === VMLINUX) return { yes: `!${me}->name`, no: `${me}->name` };
      const differs = `strcmp(${me}->name, ${cString(moduleName(about))})`;
      return { yes: `${me}->name && !${differs}`, no: `!${me}->name || ${differs}` };
    },
  },
  klp_is_object_loaded: {
    condition: ({ object }) => {
      const me = object('klp_is_object_loaded');
      return { yes: `!${me}->name || ${me}->mod`, no: `${me}->name && !${me}->mod` };
    },
  },
  'a transition runs': called(({ scope }) =>
    scope.refuse(
      'whether a transition runs no function tells that a module could call: the core alone would know',
      'klp_get_prev_state, which is asked within a transition',
    ),
  ),
};

function called(call: (said: Said) => string): Question {
  return { condition: said => ({ yes: call(said), no: `!${call(said)}` }) };
}

function compared(call: (said: Said) => string, number: string): Question {
  return { condition: said => ({ yes: `${call(said)} == ${number}`, no: `${call(said)} != ${number}` }) };
}

/** @param condition of a feature that is there; where that is not known, it is asked too */
function ofFeature(condition: (said: Said) => Condition): Question {
  return {
    ofFeature: true,
    condition: said => {
      const { yes, no } = condition(said);
      return said.isThere ? { yes, no } : { yes: `feature && ${yes}`, no: `!feature || ${no}` };
    },
  };
}
