import type { CoreAction, CoreGuard } from '../words/index.ts';
import type { LoopName } from './names.ts';

/** What a loop goes through: features, objects, or shadow variables. */
export type LoopKind = 'feature' | 'object' | 'shadow variable';

interface Loop {
  readonly kind: LoopKind;
  readonly first: CoreAction;
  readonly isOver: CoreGuard;
  readonly next: CoreAction;
}

/**
 * What a callback may go through: features, each in the order in which the livepatch lists it (`known`: those of any
 * livepatch), its objects, and the shadow variables that it names.
 */
export const LOOPS: Readonly<Record<LoopName, Loop>> = {
  feature: {
    kind: 'feature',
    first: 'firstFeature',
    isOver: 'noMoreFeatures',
    next: 'nextFeature',
  },
  'retired feature': {
    kind: 'feature',
    first: 'firstRetired',
    isOver: 'noMoreFeatures',
    next: 'nextRetired',
  },
  'known feature': {
    kind: 'feature',
    first: 'firstOfAllFeatures',
    isOver: 'noMoreFeatures',
    next: 'nextOfAllFeatures',
  },
  object: {
    kind: 'object',
    first: 'firstLoopObject',
    isOver: 'noMoreLoopObjects',
    next: 'nextLoopObject',
  },
  'shadow variable': {
    kind: 'shadow variable',
    first: 'firstLoopShadow',
    isOver: 'noMoreLoopShadows',
    next: 'nextLoopShadow',
  },
};

export function isLoop(name: string): name is LoopName {
  return Object.hasOwn(LOOPS, name);
}
