import type { Design } from '../../machines/designs/design.ts';
import { funcStack } from '../../machines/words/object.ts';
import type { World } from '../../machines/world.ts';
import { worldUnder } from './machine.ts';
import type { LivepatchState } from './model.ts';

/** A function that some livepatch changes, and whose version of it runs: a livepatch's, or `original`. */
export interface RunningFunction {
  /** `vmlinux` or a module. */
  readonly object: string;
  readonly name: string;
  /** In tasks that have switched to the patched universe, and where no transition runs in all. */
  readonly patched: string;
  /** In tasks that have not. */
  readonly unpatched: string;
}

/** klp_ftrace_handler: the top of the func_stack or, in the unpatched universe, the entry below the transition's. */
export function runningFunctions(
  { context }: LivepatchState,
  world: World,
  design: Design,
): RunningFunction[] {
  const sight = { context, world: worldUnder(design, world) };
  return namedFunctions(world).map(({ object, name }) => {
    const stack = funcStack(sight, object, name);
    const top = stack.at(-1);
    const below = top?.patch === context.klp.transitionPatch ? stack.at(-2) : top;
    return { object, name, patched: top?.runs ?? 'original', unpatched: below?.runs ?? 'original' };
  });
}

/** Those that the livepatches name, each once. */
function namedFunctions({ livepatches }: World): { object: string; name: string }[] {
  const named = Object.values(livepatches).flatMap(({ objects }) =>
    objects.flatMap(object =>
      (object.functions ?? []).map(({ original }) => ({ object: object.name, name: original })),
    ),
  );
  return named.filter(
    ({ object, name }, place) =>
      named.findIndex(other => other.object === object && other.name === name) === place,
  );
}
