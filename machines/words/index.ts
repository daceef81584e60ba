import type { Mirrors } from '../kernel.ts';
import type { Question } from '../question.ts';
import * as callback from './callback.ts';
import * as count from './count.ts';
import * as effect from './effect.ts';
import * as feature from './feature.ts';
import * as initObject from './init-object.ts';
import * as loop from './loop.ts';
import * as nop from './nop.ts';
import * as object from './object.ts';
import * as operation from './operation.ts';
import * as patch from './patch.ts';
import * as registry from './registry.ts';
import * as relocation from './relocation.ts';
import * as setting from './setting.ts';
import * as shadow from './shadow.ts';
import * as state from './state.ts';
import * as targetModule from './target-module.ts';
import * as task from './task.ts';
import * as transition from './transition.ts';

/** The words of the charts, each the name of one rule of kernel/livepatch or of the registry. */
export const guards = {
  ...operation.guards,
  ...patch.guards,
  ...object.guards,
  ...nop.guards,
  ...initObject.guards,
  ...relocation.guards,
  ...callback.guards,
  ...transition.guards,
  ...task.guards,
  ...targetModule.guards,
  ...feature.guards,
  ...loop.guards,
  ...effect.guards,
  ...registry.guards,
  ...state.guards,
  ...count.guards,
};

export const actions = {
  ...operation.actions,
  ...patch.actions,
  ...object.actions,
  ...nop.actions,
  ...initObject.actions,
  ...relocation.actions,
  ...callback.actions,
  ...transition.actions,
  ...task.actions,
  ...targetModule.actions,
  ...feature.actions,
  ...loop.actions,
  ...effect.actions,
  ...registry.actions,
  ...state.actions,
  ...setting.actions,
  ...count.actions,
};

/** Words of which each says of what it speaks, in parentheses. */
export const guardsOf = {
  ...registry.guardsOf,
  ...callback.guardsOf,
  ...shadow.guardsOf,
  ...setting.guardsOf,
};
export const actionsOf = {
  ...operation.actionsOf,
  ...feature.actionsOf,
  ...shadow.actionsOf,
  ...setting.actionsOf,
};

/** Beside its own guards the core asks the design's. */
export type CoreGuard = keyof typeof guards | Question | `${keyof typeof guardsOf}(${string})`;
export type CoreAction = keyof typeof actions | `${keyof typeof actionsOf}(${string})`;

/** What each word stands for: a function of the kernel or of the mail, or a rule of the model alone. */
export const mirrors: Mirrors<
  keyof typeof guards | keyof typeof actions | keyof typeof guardsOf | keyof typeof actionsOf
> = {
  ...operation.mirrors,
  ...patch.mirrors,
  ...object.mirrors,
  ...nop.mirrors,
  ...initObject.mirrors,
  ...relocation.mirrors,
  ...callback.mirrors,
  ...transition.mirrors,
  ...task.mirrors,
  ...targetModule.mirrors,
  ...feature.mirrors,
  ...loop.mirrors,
  ...effect.mirrors,
  ...registry.mirrors,
  ...state.mirrors,
  ...setting.mirrors,
  ...shadow.mirrors,
  ...count.mirrors,
};
