import { worldOf } from './world-of.ts';

const stacking = { replace: false, features: { S: 1 } };
const bothObjects = { objects: ['vmlinux', 'kvm'], features: { S: 1 } };

/** Small worlds that each design is tried in. */
export const UPGRADE = worldOf({ livepatches: { A1: { features: { S: 1 } }, B2: { features: { S: 2 } } } });
/** With a livepatch that knows nothing of the feature. */
export const UPGRADE_OR_NOT = worldOf({
  livepatches: { A1: { features: { S: 1 } }, B2: { features: { S: 2 } }, N: {} },
});
export const STACKED = worldOf({ livepatches: { A: stacking, B: stacking } });
export const TWO_OBJECTS = worldOf({ modules: { kvm: {} }, livepatches: { A: bothObjects, B: bothObjects } });
export const SECOND_ALLOCATION_FAILS = worldOf({
  livepatches: { A: { features: { S: 1, T: 1 } } },
  faults: [{ in: 'A', allocation: 'T' }],
});
