import { VMLINUX } from '../../../machines/context.ts';
import { moduleName } from '../../../machines/module-name.ts';
import type { Livepatch } from '../../../machines/world.ts';
import { CALLBACK_NAMES, type CallbacksC } from './callbacks-c.ts';
import { functionC } from './function-c.ts';
import type { Hooks } from './hooks.ts';
import { Identifiers, plain } from './identifiers.ts';
import { cString } from './string.ts';

/** The new functions, struct klp_func, klp_object and klp_patch. Of what a function does the scenario says nothing. */
export function patchC(
  { objects, replace }: Livepatch,
  callbacks: CallbacksC,
  hasStates: boolean,
  { inFunction }: Hooks,
): string[] {
  const tables = new Identifiers(name => `functions_${plain(name)}`);
  const news = new Identifiers(replacement => `new_${plain(replacement.split(' ')[0] ?? '')}`);
  const replacements = objects.flatMap(({ name, functions }) =>
    (functions ?? []).map(({ replacement }) =>
      functionC(`static void ${news.of(`${replacement} of ${name}`)}(void)`, inFunction),
    ),
  );
  const functions = objects.map(({ name, functions }) =>
    arrayOf(`struct klp_func ${tables.of(name)}[]`, [
      ...(functions ?? []).flatMap(({ original, replacement }) => [
        '\t{',
        `\t\t.old_name = ${cString(original)},`,
        `\t\t.new_func = ${news.of(`${replacement} of ${name}`)},`,
        '\t},',
      ]),
    ]),
  );
  const entries = objects.flatMap(object => [
    '\t{',
    ...(object.name === VMLINUX ? [] : [`\t\t.name = ${cString(moduleName(object.name))},`]),
    `\t\t.funcs = ${tables.of(object.name)},`,
    ...callbackLines(CALLBACK_NAMES.map(name => [name, callbacks.nameOf(object, name)])),
    '\t},',
  ]);
  const patch = [
    'static struct klp_patch patch = {',
    '\t.mod = THIS_MODULE,',
    '\t.objs = objects,',
    ...(hasStates ? ['\t.states = states,'] : []),
    ...(replace ? ['\t.replace = true,'] : []),
    '};',
    '',
  ];
  return [...replacements, ...functions, arrayOf('struct klp_object objects[]', entries), patch.join('\n')];
}

/** An array that ends in an empty element. */
export function arrayOf(what: string, lines: readonly string[]): string {
  return [`static ${what} = {`, ...lines, '\t{ }', '};', ''].join('\n');
}

function callbackLines(names: readonly (readonly [string, string | null])[]): string[] {
  const lines = names.flatMap(([callback, name]) => (name === null ? [] : [`\t\t\t.${callback} = ${name},`]));
  return lines.length === 0 ? [] : ['\t\t.callbacks = {', ...lines, '\t\t},'];
}
