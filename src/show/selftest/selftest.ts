import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { VMLINUX } from '../../../machines/context.ts';
import { moduleName } from '../../../machines/module-name.ts';
import { livepatchModel } from '../../livepatch/model.ts';
import { replay } from '../../livepatch/replay.ts';
import { ProblemError } from '../../problem/problem.ts';
import type { Step } from '../../scenario/step.ts';
import type { GeneratedSuite } from '../../uses/generate/generate.ts';
import { type ForetoldStep, foretell } from '../../uses/lab/foretold.ts';
import { ENDS_ALL, isOpenOwner } from '../../uses/lab/open.ts';
import { planOf } from '../../uses/lab/plan.ts';
import { whyNotRunnable } from '../../uses/lab/runnable.ts';
import { namedInVmlinux, QUIET_STAND_INS, standIns } from '../../uses/lab/stand-ins.ts';
import { labNames, labSources } from '../c/lab-sources.ts';
import { stepCount } from '../files/account.ts';
import type { SuiteFile } from '../files/suite-file.ts';
import { testName, worldName } from '../files/test-account.ts';
import { coverText } from '../text/suite.ts';
import { testScript } from './test-script.ts';

/** A kernel for which the modules of `klpwalk c` are made. */
const RELEASE = '6.12';

/**
 * A folder for tools/testing/selftests/ of a kernel's source, or to be run by itself: a script, the modules that it loads,
 * and how they are built.
 *
 * @throws ProblemError where a stock kernel cannot run the world, or not on a machine that does something else as well
 */
export function selftestFiles(generated: GeneratedSuite): SuiteFile[] {
  const { scenario, design, suite } = generated;
  const { world } = scenario;
  const model = livepatchModel({ ...world, attempt: null }, design);
  const histories = suite.tests.map(test =>
    replay(
      model,
      test.map(({ event }) => event),
    ).map(({ step }) => step),
  );
  if (histories.length === 0) throw refused(scenario.file, 'the suite has no test');
  refuse(generated, histories.flat());
  const standing = standIns(world, histories.flat(), QUIET_STAND_INS);
  const names = labNames(world);
  const tests = histories.flatMap((steps, place) => {
    const foretold = foretell(world, design, steps);
    if (isOpen(foretold)) return [];
    return {
      title: `${testName(scenario.file, place + 1, histories.length)}: ${stepCount(steps)}`,
      foretold,
      plan: planOf(world, foretold, standing, names),
    };
  });
  if (tests.length === 0)
    throw refused(scenario.file, 'what each of its tests comes to is left open by the kernel');
  const script = `test-${worldName(scenario.file)}.sh`;
  const modules = labSources({ scenario: { ...scenario, world: standing.world }, design });
  return [
    {
      name: script,
      chunks: testScript({
        title: `${scenario.title}, under design ${design.name}`,
        livepatches: Object.keys(world.livepatches).map(names.livepatch),
        targets: Object.keys(world.modules).map(moduleName),
        tests,
      }),
      isExecutable: true,
    },
    { name: 'functions.sh', chunks: [own('selftest', 'functions.sh')] },
    { name: 'Makefile', chunks: [makefile(script)] },
    // A transition takes a second and more.
    { name: 'settings', chunks: ['timeout=0\n'] },
    { name: 'config', chunks: ['CONFIG_LIVEPATCH=y\nCONFIG_DYNAMIC_DEBUG=y\nCONFIG_MODULE_UNLOAD=y\n'] },
    { name: 'README', chunks: [readme(generated, script, tests.length)] },
    ...modules.map(({ name, text }) => ({
      name: `test_modules/${name}`,
      chunks: [name === 'Makefile' ? withLab(text) : text],
    })),
    ...labFiles().map(({ name, text }) => ({ name: `test_modules/${name}`, chunks: [text] })),
  ];
}

function refuse({ scenario, design }: GeneratedSuite, steps: readonly Step[]): void {
  const { world } = scenario;
  const why =
    whyNotRunnable({ scenario: { ...scenario, steps }, design }, RELEASE) ??
    (Object.values(world.tasks).some(({ object }) => object === VMLINUX)
      ? 'a task would be kept in a function of vmlinux, which others call as well: klpwalk lab can do that'
      : null) ??
    (namedInVmlinux(world).length > QUIET_STAND_INS.length
      ? `it names more than ${QUIET_STAND_INS.length} functions of vmlinux`
      : null) ??
    (Object.values(world.modules).some(({ initLog, exitLog }) => initLog.length + exitLog.length > 0)
      ? 'a target module prints lines of its own'
      : null);
  if (why !== null) throw refused(scenario.file, why);
}

function refused(file: string, why: string): ProblemError {
  const what = `there are no selftests of it: ${why}`;
  return new ProblemError([
    { code: 'no-selftest', what, where: { file }, expected: 'another --format', hints: [] },
  ]);
}

/**
 * Whether a test can come to different ends on a machine: it breaks what ends all, or loads a module while the registry
 * points to one that is gone, and may have lain where the new one lies.
 */
function isOpen(foretold: readonly ForetoldStep[]): boolean {
  const ends = foretold.some(({ broken }) => broken.some(property => ENDS_ALL.includes(property)));
  const points = foretold.findIndex(({ end }) =>
    Object.values(end.features).some(({ owner }) => isOpenOwner(owner)),
  );
  return (
    ends ||
    (points !== -1 &&
      foretold.slice(points + 1).some(({ step: { verb } }) => verb === 'load' || verb === 'insert'))
  );
}

function own(folder: string, name: string): string {
  return readFileSync(join(ownFolder(folder), name), 'utf8');
}

function ownFolder(folder: string): string {
  return join(dirname(createRequire(import.meta.url).resolve('klpwalk/package.json')), 'lab', folder);
}

/** The module that keeps tasks; its files are named for it, beside those of the world. */
function labFiles(): { readonly name: string; readonly text: string }[] {
  return readdirSync(ownFolder('module'))
    .filter(name => name !== 'Makefile')
    .map(name => ({ name: name.endsWith('.h') ? name : `lab_${name}`, text: own('module', name) }));
}

function withLab(worlds: string): string {
  const objects = labFiles().flatMap(({ name }) => (name.endsWith('.h') ? [] : [name.replace(/[cS]$/, 'o')]));
  return `${worlds.replace('-I$(LAB)', '-I$(src)')}
obj-m += klpwalk_lab.o
klpwalk_lab-y := ${objects.join(' ')}

ifeq ($(KERNELRELEASE),)
KDIR ?= /lib/modules/$(shell uname -r)/build

modules clean:
	$(MAKE) -C $(KDIR) M=$(CURDIR) $@

.PHONY: modules clean
endif
`;
}

function makefile(script: string): string {
  return `# SPDX-License-Identifier: GPL-2.0
TEST_GEN_MODS_DIR := test_modules
TEST_PROGS_EXTENDED := functions.sh
TEST_FILES := settings
TEST_PROGS := ${script}

ifneq ($(wildcard ../lib.mk),)
include ../lib.mk
else
all:
	$(MAKE) -C test_modules

run_tests: all
	./${script}

clean:
	$(MAKE) -C test_modules clean

.PHONY: all run_tests clean
endif
`;
}

function readme({ scenario, design, suite, options }: GeneratedSuite, script: string, kept: number): string {
  const { tests, steps, price, bound } = suite;
  return `${scenario.title}, under design ${design.name}
${'='.repeat(`${scenario.title}, under design ${design.name}`.length)}

${[
  `${tests.length} tests of ${steps} steps in all, which come by: ${coverText(options.cover)}.`,
  ...(price === bound
    ? ['No suite that does so has fewer steps, where each leaves the system as it found it.']
    : []),
  ...(kept < tests.length
    ? [
        `${tests.length - kept} of them are left out: what they come to depends on where modules lie in memory, as they`,
        'load one while the registry points to another that is gone. klpwalk generate --format',
        'scenario writes them as well.',
      ]
    : []),
].join('\n')}
Made by klpwalk generate; make it anew rather than change it.

To run them, as root, on x86_64 with CONFIG_LIVEPATCH and CONFIG_DYNAMIC_DEBUG:

    make run_tests

or, in tools/testing/selftests/ of a kernel's source:

    make TARGETS=<this folder> run_tests

KDIR says where the kernel is built for which the modules are. ${script} prints KTAP, and ends
with 0 (pass), 1 (fail) or 4 (skip, with the reason). It leaves the system as it found it,
also when it is interrupted.

test_modules/ has the livepatches, what they share, the target modules, and klpwalk_lab,
which keeps tasks in functions and transitions from their end, and makes things fail.
The functions of vmlinux that the livepatches change do nothing while they are loaded;
they print files in /proc that few read: ${QUIET_STAND_INS.join(', ')}.
`;
}
