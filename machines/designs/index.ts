import type { Design } from './design.ts';
import { klpState } from './klp-state.ts';
import { repaired } from './repaired.ts';
import { sketch } from './sketch.ts';

/** The designs by name. A new design is a new file and a line here. */
export const DESIGNS: Readonly<Record<string, Design>> = {
  [sketch.name]: sketch,
  [repaired.name]: repaired,
  [klpState.name]: klpState,
};
