import { entry } from '../context.ts';
import { livepatch } from '../words/operation.ts';
import { installed } from '../words/patch.ts';
import type { Sight } from '../words/word.ts';
import type { Livepatch } from '../world.ts';
import { design } from './design.ts';
import { sketch } from './sketch.ts';

/**
 * The sketch with the mail's other way to know what a livepatch supports: id and version as part of struct
 * klp_callbacks. What counts is what an installed livepatch declares, registered or not; by retiring a feature a
 * livepatch satisfies it, and asks nothing of the next.
 */
export const callbackVersion = design({
  ...sketch,
  name: 'callback-version',
  about: 'the sketch, with id and version declared in struct klp_callbacks',
  isIncompatible,
});

function isIncompatible(sight: Sight): boolean {
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
