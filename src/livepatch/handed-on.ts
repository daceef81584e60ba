import type { Context } from '../../machines/context.ts';
import type { Observation } from '../../machines/observation.ts';
import type { World } from '../../machines/world.ts';
import type { Property } from '../explore/index.ts';

/**
 * The features that livepatches of the world could hand on: one lists the feature, and another lists it or retires it.
 */
export function featuresToHandOn({ features, livepatches }: World): string[] {
  const names = Object.keys(livepatches);
  return features.filter(feature =>
    names.some(name =>
      names.some(
        other => other !== name && lists(livepatches, name, feature) && knows(livepatches, other, feature),
      ),
    ),
  );
}

/**
 * Some livepatch that lists or retires the feature is let in while an older one that lists it is installed. Where that
 * never happens, whatever holds says nothing of how the feature is passed from one livepatch to the next.
 */
export function handedOn({ livepatches }: World, feature: string): Property<Context, Observation> {
  return {
    kind: 'sometimes',
    name: `${feature} is handed on`,
    when: ({ context: { klp } }) => {
      const installed = klp.patches.filter(name => name !== null);
      const first = installed.findIndex(name => lists(livepatches, name, feature));
      return first >= 0 && installed.slice(first + 1).some(name => knows(livepatches, name, feature));
    },
  };
}

function lists(livepatches: World['livepatches'], name: string, feature: string): boolean {
  return livepatches[name]?.features.some(({ id }) => id === feature) === true;
}

/** It has the feature, or undoes it. */
function knows(livepatches: World['livepatches'], name: string, feature: string): boolean {
  return (
    lists(livepatches, name, feature) || livepatches[name]?.retires.some(({ id }) => id === feature) === true
  );
}
