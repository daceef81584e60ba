import { VMLINUX } from '../../../machines/context.ts';
import { moduleName } from '../../../machines/module-name.ts';
import type { World } from '../../../machines/world.ts';
import type { Setting } from '../../scenario/setting.ts';
import type { Hooks } from './hooks.ts';
import { plain } from './identifiers.ts';
import { sharedHeader } from './shared-header.ts';
import { sharedModule } from './shared-module.ts';
import { livepatchSources, type SourceFile } from './sources.ts';
import { cString } from './string.ts';
import { targetSource } from './target-source.ts';
import { SHARED, worldNames } from './world-names.ts';

/**
 * The module that livepatches share, in the laboratory: a scenario may have a target module that is called as it is
 * elsewhere.
 */
const LAB_SHARED = 'klpwalk_shared';

/**
 * The livepatches of a world as for a stock kernel, with the target modules, where tasks can be kept in every version
 * of a function and faults can be made to happen.
 *
 * @throws ProblemError where a stock kernel could not do what a livepatch does
 */
export function labSources(setting: Setting): SourceFile[] {
  const { world } = setting.scenario;
  const names = worldNames(world);
  const livepatches = livepatchSources(setting, HOOKS);
  const targets = Object.keys(world.modules).map(module => ({
    name: `${moduleName(module)}.c`,
    what: `the target module ${module}`,
    text: targetSource(world, module),
  }));
  const modules = [...livepatches, ...targets, { name: `${LAB_SHARED}.c` }];
  return [
    ...livepatches,
    ...targets,
    { name: `${LAB_SHARED}.c`, what: 'the module that livepatches share', text: sharedModule(world, names) },
    { name: `${SHARED}.h`, what: 'what they all include', text: `${sharedHeader(world, names)}\n${FAULTS}` },
    { name: 'Makefile', what: 'how they are built', text: makefile(modules.map(({ name }) => name)) },
  ];
}

/** Below the header of every livepatch; where a task may sit, and what may fail. */
const FAULTS = `#include "klpwalk_lab.h"
`;

const HOOKS: Hooks = {
  inFunction: ['klpwalk_sit();', 'barrier();'],
  inPrePatch: object => [
    `ret = klpwalk_fault("pre_patch", KBUILD_MODNAME, ${cString(object === VMLINUX ? object : moduleName(object))});`,
    { if: 'ret', do: ['return ret;'] },
  ],
};

function makefile(files: readonly string[]): string {
  return `# SPDX-License-Identifier: GPL-2.0
obj-m := ${files.map(file => file.replace(/c$/, 'o')).join(' ')}
ccflags-y := -I$(LAB)
${files.flatMap(file => (file === `${LAB_SHARED}.c` ? [] : [`CFLAGS_${file.replace(/c$/, 'o')} := -DKLPWALK_FAULTS`])).join('\n')}
`;
}

/** What the modules of `labSources`, and what is in them, are called. */
export function labNames(world: World) {
  const names = worldNames(world);
  const { features, shadows = [] } = world;
  return {
    livepatch: names.module,
    shared: LAB_SHARED,
    setting: names.setting,
    number: (id: string) => (shadows.includes(id) ? shadows.indexOf(id) : features.indexOf(id)) + 1,
    failing: (shadow: string) => `construct_${plain(shadow)}_fails`,
  };
}
