import { type Context, entry, type FeatureState } from '../context.ts';
import { ERRNO } from '../errno.ts';
import type { Mirrors } from '../kernel.ts';
import { mine, violate } from './feature.ts';
import { meetFault, pendingFault } from './operation.ts';
import { isSame, me } from './owner.ts';
import type { Actions, Guards, GuardsOf } from './word.ts';

/**
 * The registry of features that the mail proposes: klp_feature_alloc, klp_feature_get and klp_feature_free over
 * a list of {id, version, obj, data}. `me` is the object whose callback runs.
 */
export const guards = {
  isRegistered: ({ context }) => registered(context) !== undefined,
  isMine: sight => {
    const feature = registered(sight.context);
    return feature !== undefined && isSame(feature.owner, me(sight));
  },
  isAtMyVersion: sight => registered(sight.context)?.version === mine(sight).version,
  allocationFails: sight => {
    const fault = pendingFault(sight);
    const { patch, feature } = sight.context.operation;
    return fault?.kind === 'allocation' && fault.in === patch && fault.feature === feature;
  },
} satisfies Guards;

export const guardsOf = {
  /** `VERSION`, or `FEATURE=VERSION`. */
  isAtLeastAtVersion: of => sight =>
    (registered(sight.context)?.version ?? 0) >= Number(of.split('=').at(-1)),
} satisfies GuardsOf;

export const actions = {
  /** klp_feature_alloc(id, my version, me, NULL). */
  allocate: scene => {
    const feature = entry(scene.context.features, scene.context.operation.feature);
    feature.version = mine(scene).version;
    Object.assign(feature.owner, me(scene));
    feature.data = null;
  },
  /** It returns NULL. */
  outOfMemory: scene => meetFault(scene, -ERRNO.ENOMEM),
  free: ({ context }) => {
    const feature = entry(context.features, context.operation.feature);
    feature.version = 0;
    Object.assign(feature.owner, { patch: null, object: null });
    feature.data = null;
  },
  takeOwnership: scene => {
    Object.assign(entry(scene.context.features, scene.context.operation.feature).owner, me(scene));
  },
  takeVersion: scene => {
    entry(scene.context.features, scene.context.operation.feature).version = mine(scene).version;
  },
  /** WARN("This should never happen\n"). */
  warnNotRegistered: scene => violate(scene, 'warning', 'it is not registered, which "should never happen"'),
} satisfies Actions;

export const mirrors = {
  isRegistered: 'the mail: klp_feature_get',
  isMine: 'the model',
  isAtLeastAtVersion: 'the mail: callbacks',
  isAtMyVersion: 'the mail: callbacks',
  allocationFails: 'the mail: klp_feature_alloc',
  allocate: 'the mail: klp_feature_alloc',
  outOfMemory: 'the mail: klp_feature_alloc',
  free: 'the mail: klp_feature_free',
  takeOwnership: 'the mail: callbacks',
  takeVersion: 'the model',
  warnNotRegistered: 'the mail: callbacks',
} satisfies Mirrors<keyof typeof guards | keyof typeof guardsOf | keyof typeof actions>;

/** klp_feature_get(id). */
function registered(context: Context): FeatureState | undefined {
  const feature = entry(context.features, context.operation.feature);
  return feature.version === 0 ? undefined : feature;
}
