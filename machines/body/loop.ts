import type { CoreAction } from '../words/index.ts';
import type { LoopName } from './names.ts';

/** What a callback may go through, each in the order in which the livepatch lists it; `known`: by any livepatch. */
export const LOOPS: Readonly<Record<LoopName, { readonly first: CoreAction; readonly next: CoreAction }>> = {
  feature: { first: 'firstFeature', next: 'nextFeature' },
  'retired feature': { first: 'firstRetired', next: 'nextRetired' },
  'known feature': { first: 'firstOfAllFeatures', next: 'nextOfAllFeatures' },
};
