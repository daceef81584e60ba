import { PROPERTY_NAMES, type PropertyName } from '../../../machines/properties.ts';

/** They are for `explore`: code is the core's matter, and no design's. */
const NOT_COMPARED: readonly PropertyName[] = ['code-in-use', 'unswitched-change'];

/** The properties that designs are compared by. */
export const COMPARED: readonly PropertyName[] = PROPERTY_NAMES.filter(name => !NOT_COMPARED.includes(name));
