import { entry } from '../context.ts';
import type { Actions, Guards, Scene, Sight } from '../words/word.ts';
import { design } from './design.ts';
import { eachFeature } from './each-feature.ts';

const guards = {
  isTheFirst: sight => entry(counted(sight), sight.context.operation.feature) === 0,
  isTheLast: sight => entry(counted(sight), sight.context.operation.feature) === 1,
} satisfies Guards;

const actions = {
  countUp: scene => add(scene, 1),
  countDown: scene => add(scene, -1),
} satisfies Actions;

type OwnGuard = keyof typeof guards;
type OwnAction = keyof typeof actions;

/**
 * What distributions did by hand: the modules of all livepatches count the users of a feature, in their init and exit
 * functions. Whether the livepatch is enabled, or ever was, they do not see.
 */
export const moduleRefcount = design({
  name: 'module-refcount',
  about: 'the init and exit functions of the livepatch modules count the users of a feature',
  hasRegistry: false,
  // There are no callbacks and no data.
  inapplicable: ['warning', 'use-after-free', 'release-in-use'],
  guards,
  actions,
  keeps: ({ features }) => ({ counts: { users: features } }),

  moduleInit: eachFeature<OwnGuard, OwnAction>({
    feature: [
      { guard: 'isTheFirst', target: 'next', actions: ['switchEffectOn', 'countUp'] },
      { target: 'next', actions: 'countUp' },
    ],
  }),

  moduleExit: eachFeature<OwnGuard, OwnAction>({
    feature: [
      { guard: 'isTheLast', target: 'next', actions: ['switchEffectOff', 'countDown'] },
      { target: 'next', actions: 'countDown' },
    ],
  }),
});

/** How many livepatch modules with the feature are loaded. */
function counted({ context }: Sight): Record<string, number> {
  return entry(context.counts ?? {}, 'users');
}

function add(scene: Scene, number: 1 | -1): void {
  const { feature } = scene.context.operation;
  counted(scene)[feature ?? ''] = entry(counted(scene), feature) + number;
}
