import { PROPERTY_NAMES, type PropertyName } from '../../../machines/properties.ts';

/** They are for `explore`: code is the core's matter, and no design's; values are those of one livepatch's callbacks. */
const NOT_COMPARED: readonly PropertyName[] = [
  'unrestored-value',
  'undone-value',
  'overwritten-value',
  'leaked-shadow',
  'code-in-use',
  'unswitched-change',
];

/** The properties that designs are compared by. */
export const COMPARED: readonly PropertyName[] = PROPERTY_NAMES.filter(name => !NOT_COMPARED.includes(name));
