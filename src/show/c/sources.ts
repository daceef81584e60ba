import type { Setting } from '../../scenario/setting.ts';
import { type Hooks, NO_HOOKS } from './hooks.ts';
import { livepatchSource } from './livepatch-source.ts';
import { refuseCore } from './refused.ts';
import { sharedHeader } from './shared-header.ts';
import { sharedModule } from './shared-module.ts';
import { SHARED, worldNames } from './world-names.ts';

/** A file of a folder. */
export interface SourceFile {
  readonly name: string;
  /** In some words. */
  readonly what: string;
  readonly text: string;
}

/**
 * The livepatches of a world as modules for a stock kernel of 5.5 or later, with the module that holds what they share,
 * and the Makefile that builds them all.
 *
 * @throws ProblemError where such a kernel could not do what a livepatch does
 */
export function cSources(setting: Setting): SourceFile[] {
  const { world } = setting.scenario;
  const names = worldNames(world);
  const livepatches = livepatchSources(setting, NO_HOOKS);
  const shared = [
    { name: `${SHARED}.h`, what: 'what they all include', text: sharedHeader(world, names) },
    { name: `${SHARED}.c`, what: 'the module that holds what they share', text: sharedModule(world, names) },
  ];
  const objects = [...livepatches, { name: `${SHARED}.c` }].map(({ name }) => name.replace(/c$/, 'o'));
  return [
    ...livepatches,
    ...shared,
    { name: 'Makefile', what: 'how they are built', text: makefile(objects) },
  ];
}

/**
 * Those of the livepatches alone.
 *
 * @throws ProblemError as `cSources`
 */
export function livepatchSources(setting: Setting, hooks: Hooks): SourceFile[] {
  refuseCore(setting);
  const { world } = setting.scenario;
  const names = worldNames(world);
  return Object.keys(world.livepatches).map(patch => ({
    name: `${names.module(patch)}.c`,
    what: `the livepatch ${patch}`,
    text: livepatchSource(setting, patch, names, hooks),
  }));
}

function makefile(objects: readonly string[]): string {
  return `# SPDX-License-Identifier: GPL-2.0
obj-m := ${objects.join(' ')}

KDIR ?= /lib/modules/$(shell uname -r)/build

all:
	$(MAKE) -C $(KDIR) M=$(CURDIR) modules
`;
}
