import type { BodyName } from '../../../machines/body/statement.ts';
import { entry } from '../../../machines/context.ts';
import type { Setting } from '../../scenario/setting.ts';
import { bodyC } from './body-c.ts';
import { callbacksC } from './callbacks-c.ts';
import { ConstructorsC } from './constructors-c.ts';
import type { Hooks } from './hooks.ts';
import { moduleFunctions } from './module-functions.ts';
import { patchC } from './patch-c.ts';
import { refusing } from './refused.ts';
import type { Scope } from './scope.ts';
import { arrays, memory, shadows, states, values, versions } from './tables-c.ts';
import { SHARED, type WorldNames } from './world-names.ts';
import { writtenBodies } from './written-bodies.ts';

/**
 * The source of a livepatch as a module for a stock kernel.
 *
 * @throws ProblemError where such a kernel could not do what a body says
 */
export function livepatchSource(setting: Setting, patch: string, names: WorldNames, hooks: Hooks): string {
  const { world } = setting.scenario;
  const livepatch = entry(world.livepatches, patch);
  const bodies = writtenBodies(livepatch, setting);
  const constructors = new ConstructorsC(world, patch);
  const refuse = refusing(setting, patch);
  const scopeOf = (body: BodyName): Scope => ({
    body,
    names,
    constructorOf: shadow => constructors.of(shadow, refuse),
    refuse,
  });
  const { compatible } = bodies;
  const hasStates = livepatch.features.length > 0 && someAsksStates(setting);
  const remembers = hasStates && (livepatch.speaksOf?.settings ?? []).length > 0;

  const callbacks = callbacksC(livepatch.objects, bodies, scopeOf, hooks);
  const own = (name: 'module_init' | 'module_exit') => bodyC(bodies.ofModule(name), scopeOf(name));
  const module = moduleFunctions({
    begin: own('module_init'),
    end: own('module_exit'),
    compatible,
    remembers,
  });
  const code = [...callbacks.functions, ...module].join('');
  return [
    '// SPDX-License-Identifier: GPL-2.0\n',
    ...(code.includes('pr_info(') ? ['#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt\n'] : []),
    includes(code),
    ...versions(livepatch, names),
    ...arrays(world, livepatch, names, code),
    ...shadows(livepatch, names, code),
    ...values(livepatch, names),
    ...constructors.functions(code),
    ...(/\(&patch, |= patch\.objs/.test(callbacks.functions.join(''))
      ? ['static struct klp_patch patch;\n']
      : []),
    ...callbacks.functions,
    ...(hasStates ? [states(livepatch, names)] : []),
    ...patchC(livepatch, callbacks, hasStates, hooks),
    ...(remembers ? [memory(livepatch, names)] : []),
    ...(compatible === 'declared features' ? [DECLARATION] : []),
    ...module,
    ending(names.module(patch), livepatch.marked),
  ].join('\n');
}

/** Where one asks for states, those of all can be found, and klp_enable_patch compares them. */
function someAsksStates(setting: Setting): boolean {
  const { livepatches } = setting.scenario.world;
  return Object.values(livepatches).some(livepatch => writtenBodies(livepatch, setting).asksStates);
}

const DECLARATION = `static struct klp_declaration declaration = {
	.patch = &patch,
	.features = features,
};
`;

function includes(code: string): string {
  const files = [
    'livepatch',
    'module',
    ...(/kzalloc\(|klp_shadow_/.test(code) ? ['slab'] : []),
    ...(code.includes('strcmp(') ? ['string'] : []),
  ];
  return `${files.map(file => `#include <linux/${file}.h>\n`).join('')}#include "${SHARED}.h"\n`;
}

function ending(module: string, marked: boolean): string {
  return `module_init(livepatch_init);
module_exit(livepatch_exit);
MODULE_DESCRIPTION("livepatch ${module}");
MODULE_LICENSE("GPL");
${marked ? 'MODULE_INFO(livepatch, "Y");\n' : ''}`;
}
