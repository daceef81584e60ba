import type { Sight } from '../chart.ts';
import { entry } from '../context.ts';
import { livepatch } from '../words/operation.ts';
import { installed } from '../words/patch.ts';
import type { FeatureVersion, Livepatch } from '../world.ts';
import { design } from './design.ts';
import { sketch } from './sketch.ts';

/**
 * The sketch with the mail's other way to know what a livepatch supports: id and version as part of struct
 * klp_callbacks. What counts is what an installed livepatch declares, registered or not.
 */
export const callbackVersion = design({
  ...sketch,
  name: 'callback-version',
  about: 'the sketch, with id and version declared in struct klp_callbacks',
  isIncompatible,
});

function isIncompatible(sight: Sight): boolean {
  const mine = declared(livepatch(sight));
  return [...installed(sight.context)].some(name =>
    declared(entry(sight.world.livepatches, name)).some(
      ({ id, version }) => !mine.some(feature => feature.id === id && feature.version >= version),
    ),
  );
}

/** The callbacks of a feature that is retired have to know it too. */
function declared({ objects, features, retires }: Livepatch): readonly FeatureVersion[] {
  return objects.some(object => object.carries) ? [...features, ...retires] : [];
}
