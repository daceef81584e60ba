import { describe, expect, test } from 'vitest';
import { entry } from '../../../machines/context.ts';
import { DESIGNS } from '../../../machines/designs/index.ts';
import { PROPERTY_NAMES, type PropertyName } from '../../../machines/properties.ts';
import { type ExploreWorldOptions, exploreWorld } from '../../../src/livepatch/explore-world.ts';
import { judgeWorld } from '../../../src/livepatch/judged-world.ts';
import { parseScenario } from '../../../src/scenario/scenario.ts';
import { count } from '../../../src/show/text/count.ts';
import { explorationText } from '../../../src/show/text/exploration.ts';
import { type Page, pageFor } from '../../../src/show/text/page.ts';

const ONE = '{ title: One livepatch, livepatches: { N: {} } }';
const FAULTS = 'faults: [{ in: N, patching: -12 }]\n';
const MODULE = `
title: A livepatch with states, and a module that comes later
kernel: "5.1"
modules: { kvm: {} }
livepatches:
  A: { objects: [vmlinux, kvm], features: { S: 1 } }
`;

async function textOf(
  scenarioText: string,
  options: Partial<ExploreWorldOptions> = {},
  {
    design = 'klp-state',
    properties = PROPERTY_NAMES,
    page = pageFor(undefined, false),
  }: { design?: string; properties?: readonly PropertyName[]; page?: Page } = {},
) {
  const scenario = parseScenario(scenarioText, 'world.yaml');
  const kept = entry(DESIGNS, design);
  const bounds = { faults: scenario.declaredFaults, force: false, depth: null, states: null };
  const exploration = await exploreWorld(scenario.world, kept, { ...bounds, ...options, properties });
  const result = judgeWorld(scenario, kept, { ...exploration, seconds: 1.26 });
  return explorationText(page, result);
}

test('the whole text where everything holds', async () => {
  expect(await textOf(ONE, {}, { design: 'sketch' })).toBe(`\
One livepatch
world.yaml: design sketch, kernel 6.12, without force

holds (closed: 5 states, 7 transitions, depth 3, 1.3 s)
No livepatch has a feature. Of the properties, these speak of such a
world: deadlock and no-way-back.

  leaked-effect      holds (vacuous: no effect is ever on at rest)
  missing-effect     holds (vacuous: no feature is ever needed)
  unprotected        holds (vacuous: no feature is ever needed)
  leaked-feature     holds (vacuous: no feature is ever registered)
  lost-feature       holds (vacuous: no feature is ever needed)
  stale-owner        holds (vacuous: no feature is ever registered)
  stale-version      holds (vacuous: no feature is ever registered)
  unsafe-downgrade   holds (vacuous: no needed effect is ever on)
  double-enable      holds (vacuous: no effect is ever on)
  double-disable     holds (vacuous: no feature is ever handled)
  residue            holds (vacuous: no later version is ever on)
  warning            holds (vacuous: no feature is ever handled)
  code-in-use        holds (vacuous: no task ever sits in a module)
  unswitched-change  holds (vacuous: no named function ever changes)
  deadlock           holds
  no-way-back        holds
`);
});

test('the whole text where something is violated: the shortest history whole, what it leads to below, then the verdicts', async () => {
  const properties = ['missing-effect', 'double-enable', 'warning', 'residue'] as const;
  expect(await textOf(MODULE, {}, { properties })).toBe(`\
A livepatch with states, and a module that comes later
world.yaml: design klp-state, kernel 5.1, without force

double-enable, warning: 3 steps

  1. load A &
       callbacks: pre_patch of A/vmlinux
       A.ko: loaded
       stack: A (patching)
       A's S data: allocation 1
       | livepatch: enabling patch 'A'
       | livepatch: 'A': initializing patching transition
       | livepatch: 'A': starting patching transition
  2. complete
       callbacks: post_patch of A/vmlinux
       stack: A (enabled)
       S effect: on, version 1
       | livepatch: 'A': completing patching transition
       | livepatch: 'A': patching complete
  3. insert kvm
       callbacks: pre_patch of A/kvm, post_patch of A/kvm
       kvm: loaded
       A's S data: allocation 2
       | livepatch: applying patch 'A' to loading module 'kvm'

double-enable: in post_patch of A/kvm, for S: it is switched on and is
on already, at version 1. The rule: an effect that is on must not be
switched on.
  A step that breaks it is possible in 4 of 17 states. At step 3
  "disable A &" would still have been safe.

warning: in pre_patch of A/kvm, for S: klp_get_prev_state is asked while
no transition runs. The rule: no callback may meet what "should never
happen".
  A step that breaks it is possible in 5 of 17 states. At step 3
  "disable A &" would still have been safe.

missing-effect: 4 steps, the first 3 as in double-enable

  4. remove kvm

missing-effect: A needs S, and its effect is off. The rule: the effect
of a feature that an enabled livepatch needs must be on.
  1 of 17 states breaks it. At step 4 "disable A &" would still have
  been safe.

violated (closed: 17 states, 42 transitions, depth 5, 1.3 s)
Not modelled: in Linux 5.1 there is no struct klp_state; here it stands
on top of the older core.

  missing-effect  violated, 4 steps
  double-enable   violated, 3 steps
  warning         violated, 3 steps
  residue         holds (vacuous: no later version is ever on)

One of them with all its callbacks and log:
  klpwalk explore world.yaml --design klp-state --property missing-effect
`);
});

test('a property of the whole walk is told in the same way', async () => {
  const text = await textOf(ONE, { force: true }, { properties: ['deadlock'] });
  expect(text.slice(text.indexOf('deadlock: 4 steps'))).toMatch(
    /^deadlock: 4 steps\n\n {2}1\. load N &\n(.|\n)* {2}4\. complete\n(.|\n)*\n\ndeadlock: no step can succeed any more\. The rule: there must always be a\nstep that can succeed\.\n {2}\d+ of \d+ states breaks? it\.(.|\n)*$/,
  );
});

describe('how far a walk came', () => {
  test.each<[string, Partial<ExploreWorldOptions>]>([
    ['holds to depth 2 (to depth 2: 4 states, 3 transitions, depth 2, 1.3 s)', { depth: 2 }],
    [
      'holds to depth 1 (stopped at the bound of states: 4 states, 3 transitions, depth 2, 1.3 s)',
      { states: 4 },
    ],
    ['unknown (interrupted: 1 state, 0 transitions, depth 0, 1.3 s)', { signal: AbortSignal.abort() }],
  ])('%s', async (line, options) => {
    expect((await textOf(ONE, options, { page: pageFor(100, false) })).split('\n')[3]).toBe(line);
  });

  test.each([
    ['', 'without force'],
    ['explore: { force: true }', 'with force'],
    [FAULTS, 'without force, up to 1 fault a history'],
    [`${FAULTS}explore: { faults: 0 }`, 'without force, up to 0 faults a history'],
    [`${FAULTS}explore: { faults: 2, force: true }`, 'with force, up to 2 faults a history'],
  ])('which choices the histories had: %s', async (text, scope) => {
    const world = `title: One livepatch\nlivepatches: { N: {} }\n${text}`;
    const lines = (await textOf(world, {}, { page: pageFor(100, false) })).split('\n');
    expect(lines[1]).toBe(`world.yaml: design klp-state, kernel 6.12, ${scope}`);
  });

  test('a property of the whole walk stays unknown', async () => {
    expect(await textOf(ONE, { depth: 2 }, { properties: ['deadlock', 'no-way-back'] })).toContain(
      '\n  deadlock     holds to depth 2\n  no-way-back  unknown\n',
    );
  });
});

test('verdicts have the colours of traffic lights', async () => {
  const page = pageFor(80, true);
  const text = await textOf(
    ONE,
    { depth: 2, force: true },
    { page, properties: ['deadlock', 'no-way-back'] },
  );
  expect(text.split('\n').slice(0, 7)).toEqual([
    '\u001b[1mOne livepatch\u001b[22m',
    'world.yaml: design klp-state, kernel 6.12, without force',
    '',
    '\u001b[33mholds to depth 2\u001b[39m (to depth 2: 4 states, 4 transitions, depth 2, 1.3 s)',
    '',
    '  deadlock     \u001b[33mholds to depth 2\u001b[39m',
    '  no-way-back  \u001b[33munknown\u001b[39m',
  ]);
  const broken = await textOf(ONE, { force: true }, { page, properties: ['deadlock', 'no-way-back'] });
  expect(broken.split('\n').slice(-5)).toEqual([
    '\u001b[31mviolated\u001b[39m (closed: 9 states, 16 transitions, depth 5, 1.3 s)',
    '',
    '  deadlock     \u001b[31mviolated\u001b[39m, 4 steps',
    '  no-way-back  \u001b[32mholds\u001b[39m',
    '',
  ]);
});

test('a verdict that is longer than a narrow page goes on below itself', async () => {
  const text = await textOf(ONE, {}, { design: 'sketch', page: pageFor(40, false) });
  expect(text).toContain(`
  leaked-effect      holds (vacuous: no
                     effect is ever on at
                     rest)
`);
});

test('the text for a pipe stays within 72 columns, log lines, steps and commands aside', async () => {
  const text = await textOf(MODULE);
  for (const line of text.split('\n')) {
    if (!/^ +(\||\d+\.|klpwalk )/.test(line)) expect(line.length).toBeLessThanOrEqual(72);
  }
});

test.each([
  [0, 'state', '0 states'],
  [1, 'state', '1 state'],
  [2744705, 'transition', '2,744,705 transitions'],
])('%d %s', (number, noun, text) => {
  expect(count(number, noun)).toBe(text);
});
