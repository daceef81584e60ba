import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { SLOTS } from '../../../machines/core/slots.ts';
import { loadScenario } from '../../../src/scenario/read.ts';
import { effectsOf } from '../../support/effect-text.ts';
import { everyStep } from '../../support/every-step.ts';
import { lastOneOut } from '../../support/last-one-out.ts';
import { STACKED } from '../../support/small-worlds.ts';
import { walked } from '../../support/walked.ts';
import { worldOf } from '../../support/world-of.ts';

const PAGE = readFileSync('docs/add-a-design.md', 'utf8');

describe('docs/add-a-design.md', () => {
  test('shows the design that is tested here', () => {
    const source = readFileSync('test/support/last-one-out.ts', 'utf8');
    expect(PAGE).toContain(`\`\`\`ts\n${source.replace('../../src/design.ts', 'klpwalk/design')}\`\`\``);
  });

  test('names every slot', () => {
    for (const slot of Object.keys(SLOTS)) expect(PAGE).toContain(`\`${slot}\``);
  });

  test.each([
    'scenarios/worlds/stack.yaml',
    'scenarios/worlds/upgrade-knows-nothing.yaml',
    'scenarios/worlds/two-objects.yaml',
  ])('tells what explore prints of %s', async file => {
    const { world } = loadScenario(file);
    const { states, transitions, violated } = await walked(world, lastOneOut, { symmetry: true });
    const broken = Object.entries(violated).map(([property, length]) => `${property} ${length}`);
    expect(PAGE).toContain(
      `| [${file}](../${file}) | ${states}, ${transitions} | ${broken.join(', ') || 'nothing: it holds'} |`,
    );
  });
});

test('the first livepatch switches on, and the last one off', () => {
  const both = ['load A', 'complete', 'load B', 'complete'];
  expect(effectsOf(STACKED, lastOneOut, [...both, 'disable A', 'complete', 'disable B']).slice(3)).toEqual([
    'complete: S 1',
    'disable A: S 1',
    'complete: S 1',
    'disable B: S off',
  ]);
});

test('on every transition: the effect is on exactly while some livepatch is at rest and enabled', () => {
  const world = worldOf({ livepatches: { A: { features: { S: 1 } }, B: { features: { S: 1 } } } });
  const taken = everyStep(world, lastOneOut, ({ event, after, violations }) => {
    expect({ event, violations }).toEqual({ event, violations: [] });
    if (after.klp.transitionPatch !== null) return;
    expect(after.effects['S']).toBe(after.klp.patches[0] === null ? 0 : 1);
  });
  expect(taken).toEqual({ states: 20, transitions: 44 });
});
