import { entry } from './context.ts';
import { effect } from './terms.ts';
import { installed } from './words/patch.ts';
import type { Sight } from './words/word.ts';

/** What has to be so in some state of a world for a property to say anything of it. */
export interface Premise {
  readonly holds: (sight: Sight) => boolean;
  /** That it never is so: a clause. */
  readonly without: string;
}

export const AN_EFFECT_IS_ON: Premise = {
  holds: sight => sight.world.features.some(feature => effect(sight, feature) !== 0),
  without: 'no effect is ever on',
};

export const AN_ADMINISTRATOR_OVERRULES: Premise = {
  holds: ({ context }) => Object.values(context.settings ?? {}).some(({ isOverruled }) => isOverruled),
  without: 'no administrator ever overrules',
};

/** Its callbacks have run, or will. */
export const A_FEATURE_IS_HANDLED: Premise = {
  holds: sight => handled(sight).length > 0,
  without: 'no feature is ever handled',
};

export const AN_EFFECT_IS_AHEAD: Premise = {
  holds: sight => handled(sight).some(({ id, version }) => version < effect(sight, id)),
  without: 'no later version is ever on',
};

export const DATA_IS_HELD: Premise = {
  holds: ({ context }) =>
    Object.values(context.livepatches).some(({ data }) =>
      Object.values(data).some(pointer => pointer !== 0),
    ) || Object.values(context.shadows ?? {}).includes(true),
  without: 'no data is ever held',
};

export const A_FUNCTION_IS_CHANGED: Premise = {
  holds: ({ context, world }) =>
    [...installed(context)].some(patch =>
      entry(world.livepatches, patch).objects.some(
        ({ functions }) => functions !== null && functions.length > 0,
      ),
    ),
  without: 'no named function ever changes',
};

export const A_LIVEPATCH_IS_LOADED: Premise = {
  holds: ({ context }) => Object.values(context.livepatches).some(({ resident }) => resident),
  without: 'no livepatch is ever loaded',
};

/** What the callbacks of the installed livepatches may handle: what these list, and what they retire. */
function handled({ context, world }: Sight) {
  return [...installed(context)].flatMap(patch => {
    const { features, retires } = entry(world.livepatches, patch);
    return [...features, ...retires];
  });
}
