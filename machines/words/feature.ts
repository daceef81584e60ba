import type { Mirrors } from '../kernel.ts';
import type { PropertyAtOnce } from '../observation.ts';
import type { FeatureVersion } from '../world.ts';
import { livepatch } from './operation.ts';
import { me, ownerText } from './owner.ts';
import type { Actions, ActionsOf, Guards, Scene, Sight } from './word.ts';

/** The loops of the callbacks, over the features that a livepatch lists, retires, or that any livepatch knows. */
export const guards = {
  noMoreFeatures: ({ context }) => context.operation.feature === null,
} satisfies Guards;

export const actions = {
  firstFeature: scene => {
    scene.context.operation.feature = livepatch(scene).features[0]?.id ?? null;
  },
  nextFeature: scene => {
    scene.context.operation.feature = after(livepatch(scene).features, scene.context.operation.feature);
  },
  firstRetired: scene => {
    scene.context.operation.feature = livepatch(scene).retires[0]?.id ?? null;
  },
  nextRetired: scene => {
    scene.context.operation.feature = after(livepatch(scene).retires, scene.context.operation.feature);
  },
  firstOfAllFeatures: ({ context, world }) => {
    context.operation.feature = world.features[0] ?? null;
  },
  nextOfAllFeatures: ({ context, world }) => {
    const here = world.features.indexOf(context.operation.feature ?? '');
    context.operation.feature = world.features[here + 1] ?? null;
  },
} satisfies Actions;

export const actionsOf = {
  /** A statement that names the feature. */
  atFeature: id => scene => {
    scene.context.operation.feature = id;
  },
} satisfies ActionsOf;

export const mirrors = {
  atFeature: 'the mail: callbacks',
  noMoreFeatures: 'the mail: callbacks',
  firstFeature: 'the mail: callbacks',
  nextFeature: 'the mail: callbacks',
  firstRetired: 'the mail: callbacks',
  nextRetired: 'the mail: callbacks',
  firstOfAllFeatures: 'the model',
  nextOfAllFeatures: 'the model',
} satisfies Mirrors<keyof typeof guards | keyof typeof actions | keyof typeof actionsOf>;

/** The feature that the callback is at, at the version that this livepatch lists or retires. */
export function mine(sight: Sight): FeatureVersion {
  const { features, retires } = livepatch(sight);
  const id = sight.context.operation.feature;
  const found = [...features, ...retires].find(feature => feature.id === id);
  if (found === undefined) throw new Error(`the livepatch has no feature "${id}"`);
  return found;
}

/** Says that whoever runs has broken the property, and how. */
export function violate(
  scene: Scene,
  property: PropertyAtOnce,
  detail: string,
  about: string = scene.context.operation.feature ?? '',
): void {
  scene.say({ type: 'violated', property, about, by: ownerText(me(scene)) ?? 'the core', detail });
}

function after(features: readonly FeatureVersion[], id: string | null): string | null {
  const here = features.findIndex(feature => feature.id === id);
  return features[here + 1]?.id ?? null;
}
