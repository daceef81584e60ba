import { entry } from '../../machines/context.ts';
import { design } from '../../machines/designs/design.ts';
import { eachFeature } from '../../machines/designs/each-feature.ts';
import { installed } from '../../machines/words/patch.ts';
import type { Guards } from '../../machines/words/word.ts';

const guards = {
  anotherHasIt: ({ context, world }) => {
    const { patch, feature } = context.operation;
    return [...installed(context)].some(
      other => other !== patch && entry(world.livepatches, other).features.some(({ id }) => id === feature),
    );
  },
} satisfies Guards;

/** Whoever comes first switches a feature on, and whoever leaves last switches it off. */
export const lastOneOut = design({
  name: 'last-one-out',
  about: 'the first livepatch switches on, the last one off',
  hasRegistry: false,
  // Nothing is looked up that may not be there, and there is no data.
  inapplicable: ['warning', 'use-after-free', 'release-in-use'],
  guards,

  postPatch: eachFeature({
    feature: [
      { guard: 'effectIsOn', target: 'next' },
      { target: 'next', actions: 'switchEffectOn' },
    ],
  }),

  preUnpatch: eachFeature<keyof typeof guards>({
    feature: [
      { guard: 'anotherHasIt', target: 'next' },
      { target: 'next', actions: 'switchEffectOff' },
    ],
  }),
});
