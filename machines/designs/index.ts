import { callbackVersion } from './callback-version.ts';
import type { Design } from './design.ts';
import { hybrid } from './hybrid.ts';
import { klpState } from './klp-state.ts';
import { moduleRefcount } from './module-refcount.ts';
import { none } from './none.ts';
import { patchLevel } from './patch-level.ts';
import { provides } from './provides.ts';
import { repaired } from './repaired.ts';
import { replaceSet } from './replace-set.ts';
import { replaceSetShared } from './replace-set-shared.ts';
import { replaceSetZero } from './replace-set-zero.ts';
import { replaceSetZeroShared } from './replace-set-zero-shared.ts';
import { settle } from './settle.ts';
import { sketch } from './sketch.ts';
import { stateCallbacks } from './state-callbacks.ts';
import { sticky } from './sticky.ts';
import { version } from './version.ts';

const ALL = [
  none,
  version,
  sticky,
  moduleRefcount,
  sketch,
  callbackVersion,
  repaired,
  patchLevel,
  klpState,
  stateCallbacks,
  hybrid,
  replaceSet,
  replaceSetZero,
  replaceSetShared,
  replaceSetZeroShared,
  provides,
  settle,
];

/** The designs by name, in the order in which they were proposed. A new design is a new file and a line above. */
export const DESIGNS: Readonly<Record<string, Design>> = Object.fromEntries(
  ALL.map(design => [design.name, design]),
);

/** Those that `compare` takes where none is named: variants are asked for by name. */
export const COMPARED: readonly string[] = ALL.filter(({ variantOf }) => variantOf === undefined).map(
  ({ name }) => name,
);

/** What the kernel has had since 5.5: the design of scenarios that name none. */
export const DEFAULT_DESIGN = klpState;
