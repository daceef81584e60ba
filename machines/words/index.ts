import type { Chart } from '../core/chart.ts';
import * as callback from './callback.ts';
import * as object from './object.ts';
import * as operation from './operation.ts';
import * as patch from './patch.ts';
import * as registry from './registry.ts';
import * as targetModule from './target-module.ts';
import * as task from './task.ts';
import * as transition from './transition.ts';

/** The words of the charts, each the name of one rule of kernel/livepatch or of the registry. */
export const guards = {
  ...operation.guards,
  ...patch.guards,
  ...object.guards,
  ...callback.guards,
  ...transition.guards,
  ...task.guards,
  ...targetModule.guards,
  ...registry.guards,
};

export const actions = {
  ...operation.actions,
  ...patch.actions,
  ...object.actions,
  ...callback.actions,
  ...transition.actions,
  ...task.actions,
  ...targetModule.actions,
  ...registry.actions,
};

/** The last two are the design's. */
export type CoreGuard = keyof typeof guards | 'isIncompatible' | 'mayNotDisable';
export type CoreAction = keyof typeof actions;
/** A chart that is written in the core's words. */
export type CoreChart = Chart<CoreGuard, CoreAction>;
