import { describe, expect, test } from 'vitest';
import { klpState } from '../../../machines/designs/klp-state.ts';
import { sketch } from '../../../machines/designs/sketch.ts';
import type { ScenarioData } from '../../../src/scenario/schema/schema.ts';
import { pageFor } from '../../../src/show/text/page.ts';
import { simulationData, simulationText } from '../../../src/show/text/simulation.ts';
import { differences } from '../../../src/uses/simulate/expectations.ts';
import { follow } from '../../support/follow.ts';

const STACKED = {
  design: 'klp-state',
  livepatches: {
    A: { replace: false, features: { L1TF: 1 } },
    B: { replace: false, features: { L1TF: 1 } },
  },
  steps: ['load A', { do: 'load B &', at: 1.5 }, { do: 'load B', fails: 'EEXIST' }, 'complete', 'disable A'],
};

/** What a person reads of a scenario that is followed under klp-state. */
function textOf(data: Omit<ScenarioData, 'title'>, page = pageFor(undefined, false)) {
  const { scenario, simulation } = follow(data);
  return simulationText(page, scenario, klpState, simulation, differences(scenario, simulation));
}

function dataOf(data: Omit<ScenarioData, 'title'>) {
  const { scenario, simulation } = follow(data);
  return simulationData(scenario, 'klp-state', simulation, differences(scenario, simulation));
}

test('the whole text: a transcript with the kernel log, the end, and what was violated', () => {
  expect(textOf(STACKED)).toBe(`\
a small world
small.yaml: design klp-state, kernel 6.12

% insmod A.ko
livepatch: enabling patch 'A'
livepatch: 'A': initializing patching transition
livepatch: 'A': starting patching transition
# wait until the transition is over
livepatch: 'A': completing patching transition
livepatch: 'A': patching complete
% insmod B.ko
livepatch: enabling patch 'B'
livepatch: 'B': initializing patching transition
livepatch: 'B': starting patching transition
% insmod B.ko
insmod: ERROR: could not insert module B.ko: File exists
# wait until the transition is over
livepatch: 'B': completing patching transition
livepatch: 'B': patching complete
% echo 0 > /sys/kernel/livepatch/A/enabled
livepatch: 'A': initializing unpatching transition
livepatch: 'A': starting unpatching transition
# wait until the transition is over
livepatch: 'A': completing unpatching transition
livepatch: 'A': unpatching complete

At the end:
  stack          B (enabled)
  L1TF effect    off
  B's L1TF data  points to freed memory
  A.ko           loaded
  B.ko           loaded

unprotected violated at step 5: B needs L1TF, and its effect is off,
while A is in transition. The rule: no enabled livepatch but the one in
transition may be without its effect.

missing-effect violated at step 5: B needs L1TF, and its effect is off.
The rule: the effect of a feature that an enabled livepatch needs must
be on.
`);
});

test('a scenario without steps shows the start', () => {
  expect(textOf({ livepatches: { A: {} } })).toBe(`\
a small world
small.yaml: design klp-state, kernel 6.12

(the scenario has no steps)

At the end:
  stack  empty
  A.ko   not loaded
`);
});

test('a step that fails says so before what the delayed work did after it', () => {
  const text = textOf({
    livepatches: { P: { objects: [{ name: 'vmlinux', functions: { f: 'P_f' } }] }, Q: {} },
    tasks: [{ name: 'reader', in: 'f', until: 'signal' }],
    steps: ['load P &', { do: 'load Q', at: 14.5 }, { do: 'insert kvm', at: 20 }],
    modules: { kvm: {} },
  });
  expect(text).toContain(`
% insmod Q.ko
insmod: ERROR: could not insert module Q.ko: Device or resource busy
livepatch: signaling remaining tasks
livepatch: 'P': completing patching transition
livepatch: 'P': patching complete
% modprobe kvm
`);
});

test('the registry is told where the design has one', () => {
  const { scenario, simulation } = follow({ ...STACKED, design: 'sketch', steps: ['load A'] });
  const text = simulationText(pageFor(undefined, false), scenario, sketch, simulation, []);
  expect(text).toContain('small.yaml: design sketch, kernel 6.12\n');
  expect(text.slice(text.indexOf('At the end:'))).toBe(`\
At the end:
  stack        A (enabled)
  L1TF         registered, version 1, owner A/vmlinux
  L1TF effect  on, version 1
  A.ko         loaded
  B.ko         not loaded
`);
});

describe('what differs is shown as a diff', () => {
  const differing = (expected: ScenarioData['expect']) => {
    const text = textOf({ ...STACKED, ...(expected === undefined ? {} : { expect: expected }) });
    return text.slice(text.indexOf('must\nbe on.') + 'must\nbe on.'.length);
  };

  test('nothing, where everything is as expected', () => {
    expect(differing({ enabled: ['B'] })).toBe('\n');
  });

  test('a line of the log, with three lines around it', () => {
    const { log } = dataOf(STACKED);
    const expected = log.map((line, index) => (index === 7 ? `${line}!` : line));
    expect(differing({ log: expected })).toBe(`

log: not as expected
--- expected
+++ found
@@ -5,7 +5,7 @@
 livepatch: 'A': patching complete
 livepatch: enabling patch 'B'
 livepatch: 'B': initializing patching transition
-livepatch: 'B': starting patching transition!
+livepatch: 'B': starting patching transition
 livepatch: 'B': completing patching transition
 livepatch: 'B': patching complete
 livepatch: 'A': initializing unpatching transition
`);
  });

  test('each thing under its name', () => {
    expect(differing({ enabled: ['A', 'B'], effects: { L1TF: 1 }, violations: ['residue'] })).toBe(`

enabled: not as expected
--- expected
+++ found
@@ -1,2 +1,1 @@
-A
 B

effects: expected L1TF: 1, found L1TF: 0.

violations: not as expected
--- expected
+++ found
@@ -1,1 +0,0 @@
-residue
`);
  });

  test('in colour, where there is any', () => {
    const text = textOf({ livepatches: { A: {} }, expect: { enabled: ['A'] } }, pageFor(80, true));
    expect(text.split('\n').slice(-6)).toEqual([
      '\u001b[1menabled: not as expected\u001b[22m',
      '\u001b[31m--- expected\u001b[39m',
      '\u001b[32m+++ found\u001b[39m',
      '@@ -1,1 +0,0 @@',
      '\u001b[31m-A\u001b[39m',
      '',
    ]);
  });
});

test('a step that waits for ever says so, and what comes after it was never reached', () => {
  expect(
    textOf({
      livepatches: { P: { objects: [{ name: 'vmlinux', functions: { f: 'P_f' } }] } },
      tasks: [{ name: 'kthread', in: 'f', until: 'never' }],
      steps: ['load P', 'disable P'],
    }),
  ).toBe(`\
a small world
small.yaml: design klp-state, kernel 6.12

% insmod P.ko
livepatch: enabling patch 'P'
livepatch: 'P': initializing patching transition
livepatch: 'P': starting patching transition
# wait until the transition is over
livepatch: signaling remaining tasks
(waits for ever: no task that is left can switch)

At the end:
  stack    P (patching)
  P.ko     loaded
  kthread  unpatched, inside the original function

What runs:
  vmlinux: f  patched P's, unpatched the original

step 1 (load P): expected ok, found stuck.

steps: expected disable P, found (never reached).
`);
});

describe('as data', () => {
  test('says what was done and when, the log, the end and the violations', () => {
    const { log, ...data } = dataOf(STACKED);
    expect(log).toHaveLength(14);
    expect(data).toEqual({
      title: 'a small world',
      design: 'klp-state',
      kernel: '6.12',
      steps: [
        { do: 'load A', at: 0, result: 'ok' },
        { do: 'load B &', at: 1.5, result: 'ok' },
        { do: 'load B', at: 1.5, result: 'EEXIST' },
        { do: 'complete', at: 1.5, result: 'ok' },
        { do: 'disable A', at: 1.5, result: 'ok' },
      ],
      final: { enabled: ['B'], features: {}, effects: { L1TF: 0 } },
      violations: [
        {
          property: 'unprotected',
          step: 5,
          why: 'B needs L1TF, and its effect is off, while A is in transition',
        },
        { property: 'missing-effect', step: 5, why: 'B needs L1TF, and its effect is off' },
      ],
    });
  });

  test('has the differences, where there are any', () => {
    expect(dataOf({ ...STACKED, expect: { enabled: [] } })).toMatchObject({
      differences: [{ what: 'enabled', expected: [], found: ['B'] }],
    });
  });
});
