import fc from 'fast-check';
import { expect } from 'vitest';
import { settle } from '../../machines/designs/settle.ts';
import type { ScenarioData } from '../../src/scenario/schema/schema.ts';
import { walked } from './walked.ts';
import { worldOf } from './world-of.ts';

const objects = fc.constantFrom<string[]>(['vmlinux'], ['kvm'], ['vmlinux', 'kvm'], ['kvm', 'ext4']);
const version = fc.integer({ min: -2, max: 3 });
const livepatch = fc
  .record({ replace: fc.boolean(), objects, S: version, T: version, one: fc.boolean() })
  .map(({ replace, objects, S, T, one }) => {
    const known = Object.entries({ S, T });
    const features = Object.fromEntries(known.filter(([, version]) => version > 0));
    const retires = Object.fromEntries(
      known.filter(([, version]) => version < 0).map(([id, version]) => [id, -version]),
    );
    const knowsAny = S !== 0 || T !== 0;
    return {
      replace,
      objects,
      features,
      retires,
      ...(one && knowsAny ? { carries: objects.slice(-1) } : {}),
    };
  });
const worlds = fc
  .record({ P: livepatch, Q: livepatch, R: livepatch, fault: fc.integer({ min: 0, max: 2 }) })
  .map(({ fault, ...livepatches }) => {
    const [object = 'vmlinux'] = livepatches.Q.objects;
    const [feature] = Object.keys(livepatches.P.features);
    const faults: ScenarioData['faults'] = [
      ...(feature === undefined ? [] : [{ in: 'P', allocation: feature }]),
      { in: 'Q', object, patching: -22 },
      { in: 'kvm', init: -5 },
    ];
    return worldOf({
      modules: { kvm: {}, ext4: { loaded: true } },
      livepatches,
      faults: faults.slice(0, fault + 1),
    });
  });

/** Walks so many random worlds of three livepatches, in which settle never breaks anything. */
export async function expectNothingBroken(runs: number): Promise<void> {
  await fc.assert(
    fc.asyncProperty(worlds, async world => {
      expect((await walked(world, settle)).violated).toEqual({});
    }),
    { seed: 20190213, numRuns: runs },
  );
}
