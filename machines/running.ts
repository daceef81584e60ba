import { ORIGINAL } from './context.ts';
import { funcStack, isLoaded } from './words/object.ts';
import type { Sight } from './words/word.ts';
import type { World } from './world.ts';

/** A function that some livepatch changes, and whose version of it runs next: a livepatch's, or `original`. */
export interface RunningFunction {
  /** `vmlinux` or a module. */
  readonly object: string;
  readonly name: string;
  /** In tasks that have switched to the patched universe, and where no transition runs in all. */
  readonly patched: string;
  /** In tasks that have not. */
  readonly unpatched: string;
}

/**
 * klp_ftrace_handler: the top of the func_stack or, in the unpatched universe, the entry below the transition's. Nothing
 * runs of a module that is not there.
 */
export function runningFunctions(sight: Sight): RunningFunction[] {
  const there = namedFunctions(sight.world).filter(({ object }) => isLoaded(sight.context, object));
  return there.map(({ object, name }) => {
    const stack = funcStack(sight, object, name);
    const top = stack.at(-1);
    const below = top?.patch === sight.context.klp.transitionPatch ? stack.at(-2) : top;
    return { object, name, patched: top?.runs ?? ORIGINAL, unpatched: below?.runs ?? ORIGINAL };
  });
}

/** Those that the livepatches name, each once. */
export function namedFunctions({ livepatches }: World): { object: string; name: string }[] {
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
