import { expect, test } from 'vitest';
import { none } from '../../../machines/designs/none.ts';
import { exploreWorld } from '../../../src/livepatch/explore-world.ts';
import { livepatchModel } from '../../../src/livepatch/model.ts';
import { replay } from '../../../src/livepatch/replay.ts';
import { worldOf } from '../../support/world-of.ts';

const changing = (f: string) => ({ objects: [{ name: 'vmlinux', functions: { f } }] });

/** lp3 knows nothing of f; lp1 and lp2 change it. */
const WORLD = worldOf({
  livepatches: {
    lp1: { replace: false, ...changing('lp1_f') },
    lp2: { replace: false, ...changing('lp2_f') },
    lp3: { objects: [{ name: 'vmlinux', functions: {} }] },
  },
});

/** Whom lp3 replaces; the others replace nobody. */
function sparing(...replaced: string[]) {
  return { ...none, replaces: (_: unknown, patch: string) => (patch === 'lp3' ? replaced : []) };
}

async function shortest(...replaced: string[]) {
  const bounds = { faults: 0, force: false, depth: null, states: null };
  const { verdicts, stopped } = await exploreWorld(WORLD, sparing(...replaced), {
    ...bounds,
    properties: ['unswitched-change'],
    symmetry: false, // whom lp3 replaces tells the others apart
  });
  const [{ verdict, history = [] } = { verdict: 'none' }] = verdicts;
  const steps = replay(livepatchModel(WORLD, sparing(...replaced)), history);
  const why = steps.at(-1)?.outcome.violations.map(breach => breach.why) ?? [];
  return { stopped, verdict, steps: steps.map(({ line }) => line), why };
}

test('where an older livepatch is spared, every task falls through the nop to its version', async () => {
  expect(await shortest('lp2')).toEqual({
    stopped: null,
    verdict: 'violated',
    steps: ['load lp1 &', 'complete', 'load lp2 &', 'complete', 'load lp3 &', 'complete'],
    why: [
      'by lp3, for f: every task goes from the original to the version of lp1 at once, and none is switched',
    ],
  });
});

test('where all older ones are replaced, or none, the nop stood for what runs then', async () => {
  expect((await shortest('lp1', 'lp2')).verdict).toBe('holds');
  expect((await shortest()).verdict).toBe('holds');
});
