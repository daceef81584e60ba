import type { World } from '../../../machines/world.ts';
import { Identifiers, plain } from './identifiers.ts';

/** What the modules of a world call the same. */
export interface WorldNames {
  readonly feature: (id: string) => string;
  readonly shadow: (id: string) => string;
  readonly setting: (name: string) => string;
  /** The file of a livepatch, without its extension. */
  readonly module: (patch: string) => string;
}

/** The module that holds what livepatches share, and its header. */
export const SHARED = 'klp_feature';

export function worldNames({ features, shadows = [], settings = {}, livepatches }: World): WorldNames {
  return {
    feature: naming(features, id => `FEATURE_${plain(id).toUpperCase()}`),
    shadow: naming(shadows, id => `SHADOW_${plain(id).toUpperCase()}`),
    setting: naming(Object.keys(settings), name => `value_${plain(name)}`),
    module: naming(Object.keys(livepatches), plain, [SHARED]),
  };
}

/** In the order of the world, so that the name of each is the same in every file. */
function naming(
  all: readonly string[],
  written: (name: string) => string,
  taken: readonly string[] = [],
): (name: string) => string {
  const identifiers = new Identifiers(written, taken);
  for (const name of all) identifiers.of(name);
  return name => identifiers.of(name);
}

/** Of a feature, by the name that all modules have for it: the version that this one has. */
export function versionOf(feature: string): string {
  return feature.replace(/^FEATURE/, 'VERSION');
}
