import { ORIGINAL } from '../context.ts';
import type { Mirrors } from '../kernel.ts';
import { namedFunctions } from '../running.ts';
import { funcStack, stackOf } from './object.ts';
import { installed, replacedBy } from './patch.ts';
import type { Actions, Guards } from './word.ts';

/** What runs where a nop has been: klp_func.nop, which stands for the original in a replacing patch. */
export const guards = {} satisfies Guards;

export const actions = {
  /**
   * The functions of the replaced patches go, and the nops: whoever has switched falls through to what is then on top
   * of the func_stack. Where every older patch is replaced that is the same; where one is spared it is that one's.
   */
  fallThrough: ({ context, world, say }) => {
    const patch = context.klp.transitionPatch ?? '';
    const replaced = replacedBy({ context, world }, patch);
    const left = [...installed(context)].filter(other => !replaced.includes(other));
    for (const { object, name } of namedFunctions(world)) {
      const now = funcStack({ context, world }, object, name).at(-1)?.runs ?? ORIGINAL;
      const next = stackOf(world, left, object, name).at(-1)?.runs ?? ORIGINAL;
      if (next === now) continue;
      const detail = `every task goes from ${versionOf(now)} to ${versionOf(next)} at once, and none is switched`;
      say({ type: 'violated', property: 'unswitched-change', about: name, by: patch, detail });
    }
  },
} satisfies Actions;

export const mirrors = {
  fallThrough: ['core.c: klp_unpatch_replaced_patches', 'core.c: klp_discard_nops'],
} satisfies Mirrors<keyof typeof actions>;

function versionOf(runs: string): string {
  return runs === ORIGINAL ? 'the original' : `the version of ${runs}`;
}
