import { chartOf, design, entry, type Guards, installed } from '../../src/design.ts';

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

  postPatch: chartOf([
    {
      each: 'feature',
      do: [{ if: [{ test: 'effect is on', not: true }], do: [{ call: 'switch on' }] }],
    },
  ]),

  preUnpatch: chartOf<keyof typeof guards>([
    {
      each: 'feature',
      do: [{ if: [{ test: 'anotherHasIt', not: true }], do: [{ call: 'switch off' }] }],
    },
  ]),
});
