import { type Context, entry, type FeatureState } from '../context.ts';
import { ERRNO } from '../errno.ts';
import type { Mirrors } from '../kernel.ts';
import type { PropertyAtOnce } from '../observation.ts';
import type { FeatureVersion } from '../world.ts';
import { livepatch, meetFault, pendingFault } from './operation.ts';
import type { Actions, Guards, Scene, Sight } from './word.ts';

/**
 * The registry of features that the mail proposes: klp_feature_alloc, klp_feature_get and klp_feature_free over
 * a list of {id, version, obj, data}, and the effect that each feature has on the running system. `me` is the
 * object whose callback runs.
 */
export const guards = {
  noMoreFeatures: ({ context }) => context.operation.feature === null,
  isRegistered: ({ context }) => registered(context) !== undefined,
  isNotRegistered: ({ context }) => registered(context) === undefined,
  isMine: sight => registered(sight.context)?.owner === me(sight),
  /** The condition of the mail: `feature->obj != obj && feature->version == L1TF_VERSION`. */
  isAnothersAtMyVersion: sight => {
    const feature = registered(sight.context);
    return feature !== undefined && feature.version === mine(sight).version && feature.owner !== me(sight);
  },
  effectIsOn: ({ context }) => context.effects[context.operation.feature ?? ''] !== 0,
  effectRunsAtALowerVersion: sight => {
    const running = sight.context.effects[mine(sight).id] ?? 0;
    return running !== 0 && running < mine(sight).version;
  },
  allocationFails: sight => {
    const fault = pendingFault(sight);
    const { patch, feature } = sight.context.operation;
    return fault?.kind === 'allocation' && fault.in === patch && fault.feature === feature;
  },
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
  /** klp_feature_alloc(id, my version, me, NULL). */
  allocate: scene => {
    const feature = entry(scene.context.features, scene.context.operation.feature);
    feature.version = mine(scene).version;
    feature.owner = me(scene);
    feature.data = null;
  },
  /** klp_feature_alloc returns NULL. */
  outOfMemory: scene => meetFault(scene, -ERRNO.ENOMEM),
  /** klp_feature_free. */
  free: ({ context }) => {
    const feature = entry(context.features, context.operation.feature);
    feature.version = 0;
    feature.owner = null;
    feature.data = null;
  },
  takeOwnership: scene => {
    entry(scene.context.features, scene.context.operation.feature).owner = me(scene);
  },
  takeVersion: scene => {
    entry(scene.context.features, scene.context.operation.feature).version = mine(scene).version;
  },
  /** Code of my version takes the running effect over, without switching it off and on. */
  moveEffect: scene => {
    scene.context.effects[mine(scene).id] = mine(scene).version;
  },
  switchEffectOn: scene => switchOn(scene, mine(scene)),
  switchEffectOff: scene => {
    const { id, version } = mine(scene);
    const running = scene.context.effects[id] ?? 0;
    if (running === 0) violate(scene, 'double-disable', 'it is switched off and is off already');
    if (running > version) {
      violate(
        scene,
        'residue',
        `code of version ${version} switches off what version ${running} has switched on`,
      );
    }
    scene.context.effects[id] = 0;
  },
  /** WARN("This should never happen\n"). */
  warnNotRegistered: scene => violate(scene, 'warning', 'it is not registered, which "should never happen"'),
} satisfies Actions;

export const mirrors = {
  noMoreFeatures: 'the mail: callbacks',
  isRegistered: 'the mail: klp_feature_get',
  isNotRegistered: 'the mail: klp_feature_get',
  isMine: 'the model',
  isAnothersAtMyVersion: 'the mail: callbacks',
  effectIsOn: 'the model',
  effectRunsAtALowerVersion: 'the model',
  allocationFails: 'the mail: klp_feature_alloc',
  firstFeature: 'the mail: callbacks',
  nextFeature: 'the mail: callbacks',
  firstRetired: 'the mail: callbacks',
  nextRetired: 'the mail: callbacks',
  firstOfAllFeatures: 'the model',
  nextOfAllFeatures: 'the model',
  allocate: 'the mail: klp_feature_alloc',
  outOfMemory: 'the mail: klp_feature_alloc',
  free: 'the mail: klp_feature_free',
  takeOwnership: 'the mail: callbacks',
  takeVersion: 'the model',
  moveEffect: 'the model',
  switchEffectOn: 'the mail: callbacks',
  switchEffectOff: 'the mail: callbacks',
  warnNotRegistered: 'the mail: callbacks',
} satisfies Mirrors<keyof typeof guards | keyof typeof actions>;

/** klp_feature_get(id). */
function registered(context: Context): FeatureState | undefined {
  const feature = entry(context.features, context.operation.feature);
  return feature.version === 0 ? undefined : feature;
}

/** Who runs, as an owner is written: an object while its callback runs, else the livepatch; nobody: the core. */
export function me({ context: { operation } }: Sight): string {
  const { patch, object } = operation;
  return object === null ? (patch ?? '') : `${patch}/${object}`;
}

/** The feature that the callback is at, at the version that this livepatch lists or retires. */
export function mine(sight: Sight): FeatureVersion {
  const { features, retires } = livepatch(sight);
  const id = sight.context.operation.feature;
  const found = [...features, ...retires].find(feature => feature.id === id);
  if (found === undefined) throw new Error(`the livepatch has no feature "${id}"`);
  return found;
}

/** Code of this version switches the effect on. */
export function switchOn(scene: Scene, { id, version }: FeatureVersion): void {
  const running = scene.context.effects[id] ?? 0;
  if (running !== 0)
    violate(scene, 'double-enable', `it is switched on and is on already, at version ${running}`);
  scene.context.effects[id] = version;
}

/** Says that whoever runs has broken the property, and how. */
export function violate(scene: Scene, property: PropertyAtOnce, detail: string): void {
  const feature = scene.context.operation.feature ?? '';
  scene.say({ type: 'violated', property, feature, by: me(scene) || 'the core', detail });
}

function after(features: readonly FeatureVersion[], id: string | null): string | null {
  const here = features.findIndex(feature => feature.id === id);
  return features[here + 1]?.id ?? null;
}
