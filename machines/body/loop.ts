import type { CoreAction } from '../words/index.ts';

/** What a callback may go through, each in the order in which the livepatch lists it; `known`: by any livepatch. */
export const LOOPS = {
  feature: { first: 'firstFeature', next: 'nextFeature' },
  'retired feature': { first: 'firstRetired', next: 'nextRetired' },
  'known feature': { first: 'firstOfAllFeatures', next: 'nextOfAllFeatures' },
} as const satisfies Readonly<Record<string, { readonly first: CoreAction; readonly next: CoreAction }>>;

export type LoopName = keyof typeof LOOPS;
