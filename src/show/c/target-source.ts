import { entry } from '../../../machines/context.ts';
import { moduleName } from '../../../machines/module-name.ts';
import type { World } from '../../../machines/world.ts';
import { functionC } from './function-c.ts';
import { Identifiers, plain } from './identifiers.ts';
import { cFormat, cString } from './string.ts';

/** A target module: its functions, in which tasks can be kept, and what its init and exit print. */
export function targetSource({ modules, livepatches }: World, module: string): string {
  const { functions, initLog, exitLog, needs = {} } = entry(modules, module);
  const used = Object.values(needs).map(plain);
  const wanted = Object.values(modules).flatMap(({ needs: theirs = {} }) =>
    Object.hasOwn(theirs, module) ? [plain(String(theirs[module]))] : [],
  );
  const changed = Object.values(livepatches).flatMap(({ objects }) =>
    objects.flatMap(({ name, functions: own }) =>
      name === module ? (own ?? []).map(({ original }) => original) : [],
    ),
  );
  const identifiers = new Identifiers(plain, ['target_init', 'target_exit']);
  const names = [...new Set([...functions, ...changed])].map(name => identifiers.of(name));
  return [
    '// SPDX-License-Identifier: GPL-2.0\n',
    '#include <linux/module.h>\n#include "klpwalk_lab.h"\n',
    ...[...used, ...wanted].map(symbol => `void ${symbol}(void);\n`),
    'static int init_result;\nmodule_param(init_result, int, 0444);\n',
    ...[...new Set(wanted)]
      .filter(symbol => !names.includes(symbol))
      .map(symbol => functionC(`void ${symbol}(void)`, ['barrier();'])),
    ...names.map(name => placeC(module, name, wanted.includes(name))),
    ...[...new Set(wanted)].map(symbol => `EXPORT_SYMBOL_GPL(${symbol});\n`),
    functionC('static int __init target_init(void)', [
      ...initLog.map(line => `pr_info(${cFormat(line)});`),
      { if: 'init_result', do: ['return init_result;'] },
      ...used.map(symbol => `${symbol}();`),
      ...names.map(name => `klpwalk_place_add(&at_${name});`),
      'return 0;',
    ]),
    functionC('static void __exit target_exit(void)', [
      ...names.map(name => `klpwalk_place_remove(&at_${name});`),
      ...exitLog.map(line => `pr_info(${cFormat(line)});`),
    ]),
    `module_init(target_init);\nmodule_exit(target_exit);\nMODULE_DESCRIPTION("target ${moduleName(module)}");\nMODULE_LICENSE("GPL");\n`,
  ].join('\n');
}

/** Neither call is a tail call: the function is to be on the stack. */
function placeC(module: string, name: string, isExported: boolean): string {
  return `${functionC(`${isExported ? '' : 'static '}noinline __used void ${name}(void)`, ['klpwalk_sit();', 'barrier();'])}
${functionC(`static void enter_${name}(void)`, [`${name}();`, 'barrier();'])}
static struct klpwalk_place at_${name} = {
	.name = ${cString(`${moduleName(module)}:${name}`)},
	.enter = enter_${name},
};
`;
}
