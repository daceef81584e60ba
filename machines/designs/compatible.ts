import type { Compatible } from '../body/written.ts';
import { entry } from '../context.ts';
import type { Mirrored } from '../kernel.ts';
import { livepatch } from '../words/operation.ts';
import { installed, replaces } from '../words/patch.ts';
import type { Sight } from '../words/word.ts';
import type { FeatureVersion, Livepatch } from '../world.ts';

/** What may be asked before a livepatch is enabled, by what it has to know: whether it must be refused. */
export const INCOMPATIBLE: Readonly<Record<Compatible, (sight: Sight) => boolean>> = {
  'registered features': lacksAdvertisedFeature,
  'declared features': lacksDeclaredFeature,
  states: dropsOrLowersState,
};

export const COMPATIBLE_NAMES: readonly Compatible[] = ['registered features', 'declared features', 'states'];

/** Of those rules, the one that the kernel has. */
export const COMPATIBLE_MIRRORS: Readonly<Partial<Record<Compatible, readonly Mirrored[]>>> = {
  states: ['state.c: klp_is_patch_compatible', 'state.c: klp_is_state_compatible'],
};

/**
 * The mail's last loop: for each registered feature some object of the patch, loaded or not, must advertise a
 * version that is not lower.
 */
function lacksAdvertisedFeature(sight: Sight): boolean {
  const { features, retires } = declared(livepatch(sight));
  return lacksRegisteredFeature(sight, [...features, ...retires]);
}

/** Whether some registered feature is not known, at its version or a higher one. */
export function lacksRegisteredFeature({ context }: Sight, known: readonly FeatureVersion[]): boolean {
  return Object.entries(context.features).some(
    ([id, { version }]) =>
      version !== 0 && !known.some(feature => feature.id === id && feature.version >= version),
  );
}

/**
 * The mail's other way to know what a livepatch supports: what counts is what an installed livepatch declares,
 * registered or not. By retiring a feature a livepatch satisfies it, and asks nothing of the next.
 */
function lacksDeclaredFeature(sight: Sight): boolean {
  const { features, retires } = declared(livepatch(sight));
  const known = [...features, ...retires];
  return [...installed(sight.context)].some(name =>
    declared(entry(sight.world.livepatches, name)).features.some(
      ({ id, version }) => !known.some(feature => feature.id === id && feature.version >= version),
    ),
  );
}

/** struct klp_callbacks is where it is declared: without callbacks for it, nothing is. */
function declared({ objects, features, retires }: Livepatch): Pick<Livepatch, 'features' | 'retires'> {
  return objects.some(object => object.carries) ? { features, retires } : { features: [], retires: [] };
}

/** klp_is_patch_compatible, kernel/livepatch/state.c. */
export function dropsOrLowersState(sight: Sight): boolean {
  return dropsOrLowers(sight, livepatch(sight).features);
}

/**
 * Whether a livepatch that knows these features drops one that it must know, or knows one at a lower version than some
 * installed livepatch lists, replaced or not.
 *
 * @param mustKnow of which installed livepatches it must know the features; left out: of those that it replaces
 */
export function dropsOrLowers(
  sight: Sight,
  known: readonly FeatureVersion[],
  mustKnow = (name: string) => replaces(sight.world, sight.context.operation.patch, name),
): boolean {
  for (const name of installed(sight.context)) {
    for (const state of entry(sight.world.livepatches, name).features) {
      const mine = known.find(feature => feature.id === state.id);
      const isDropped = mine === undefined && mustKnow(name);
      if (isDropped || (mine !== undefined && mine.version < state.version)) return true;
    }
  }
  return false;
}
