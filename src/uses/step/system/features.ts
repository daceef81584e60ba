import { type Context, entry } from '../../../../machines/context.ts';
import { isDangling, ownerText } from '../../../../machines/words/owner.ts';
import type { Sights } from './sights.ts';
import { type Told, told } from './told.ts';

/** A feature: what the registry holds of it, and what is on in the running system. */
export interface FeatureRow {
  readonly id: string;
  /** `null`: the design has no registry. */
  readonly registered: { readonly version: Told; readonly owner: Told; readonly isDangling: boolean } | null;
  readonly effect: Told;
  readonly isOn: boolean;
  /** The enabled livepatches that have it: `B2 2`. */
  readonly needed: Told;
}

export function featuresOf({ world, now, before }: Sights, hasRegistry: boolean): FeatureRow[] {
  return world.features.map(id => ({
    id,
    registered: hasRegistry
      ? {
          version: told(now, before, ({ features }) => versionText(entry(features, id).version)),
          owner: told(now, before, ({ features }) => ownerText(entry(features, id).owner) ?? 'nobody'),
          isDangling: isDangling(entry(now.features, id).owner),
        }
      : null,
    effect: told(now, before, ({ effects }) => effectText(entry(effects, id))),
    isOn: entry(now.effects, id) !== 0,
    needed: told(now, before, context => neededText({ world, now: context, before }, id)),
  }));
}

function versionText(version: number): string {
  return version === 0 ? 'not registered' : `version ${version}`;
}

function effectText(version: number): string {
  return version === 0 ? 'off' : `version ${version}`;
}

function neededText({ world, now }: Sights, id: string): string {
  const who = enabled(now).flatMap(patch =>
    entry(world.livepatches, patch).features.flatMap(feature =>
      feature.id === id ? [`${patch} (${feature.version})`] : [],
    ),
  );
  return who.length === 0 ? 'nobody' : who.join(', ');
}

function enabled({ livepatches }: Context): string[] {
  return Object.keys(livepatches).filter(patch => entry(livepatches, patch).enabled);
}
