import { describe, expect, it } from 'vitest';
import { entry } from '../../../machines/context.ts';
import { DESIGNS } from '../../../machines/designs/index.ts';
import { parseScenario } from '../../../src/scenario/scenario.ts';
import { judgeAddresses } from '../../../src/uses/lab/addresses.ts';
import { type ForetoldStep, foretell } from '../../../src/uses/lab/foretold.ts';
import type { Judged } from '../../../src/uses/lab/verdict.ts';

/** B2 takes nothing over, A1 is unloaded, and the registry points to where it was; then A1 comes again, and is disabled. */
const scenario = (load: string) =>
  parseScenario(
    `
title: An address
livepatches: { A1: { features: { L1TF: 1 } }, B2: { features: { L1TF: 2 } } }
steps: [load A1, load B2, unload A1, ${load}, disable A1 &, complete]
`,
    'address.yaml',
  );

const sketch = entry(DESIGNS, 'sketch');
const plain = scenario('load A1 &');
const reused = scenario('{ do: load A1 &, fault: { in: A1, address: reused } }');

/** A kernel that does what the model foretells of these steps. */
function kernelOf({ world, steps }: typeof plain): (foretold: readonly ForetoldStep[]) => Judged {
  const does = foretell(world, sketch, steps).map(({ log, end }) => JSON.stringify([log, end]));
  return foretold => {
    const judged = foretold.map(({ line, log, end }, place) => {
      const agrees = JSON.stringify([log, end]) === does[place];
      return { line, verdict: agrees ? 'agrees' : 'differs', unlike: [], broken: [], splats: [] } as const;
    });
    const differs = judged.some(({ verdict }) => verdict === 'differs');
    return { verdict: differs ? 'differs' : 'agrees', steps: judged, why: null };
  };
}

function judged(kernel: (foretold: readonly ForetoldStep[]) => Judged) {
  const { world, steps } = plain;
  return judgeAddresses(world, sketch, steps, foretell(world, sketch, steps), kernel);
}

describe('where a livepatch is loaded while an owner is dangling', () => {
  it('may be where the other one was', () => {
    expect(kernelOf(reused)(foretell(plain.world, sketch, plain.steps)).verdict).toBe('differs');
    expect(judged(kernelOf(reused)).verdict).toBe('agrees');
  });

  it('may be anywhere else', () => {
    expect(judged(kernelOf(plain)).verdict).toBe('agrees');
  });

  it('explains nothing else', () => {
    const { steps } = plain;
    const other = { ...plain, steps: steps.slice(0, 5) };
    expect(judged(kernelOf(other)).verdict).toBe('differs');
  });
});
