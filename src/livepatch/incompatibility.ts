import { entry } from '../../machines/context.ts';
import type { Design } from '../../machines/designs/design.ts';
import { overlapsInTheWay } from '../../machines/designs/overlaps.ts';
import { replaces } from '../../machines/words/patch.ts';
import type { Sight } from '../../machines/words/word.ts';
import { worldUnder } from './machine.ts';

/**
 * What speaks against loading a livepatch in a state where the design finds it incompatible: the features of installed
 * ones that it would drop, or has in a lower version, and what the design lets no two have in common. In words; empty where it is something else that speaks against it.
 */
export function incompatibilities(patch: string, { context, world }: Sight, design: Design): string[] {
  const { features, retires } = entry(world.livepatches, patch);
  const known = design.hasRegistry ? [...features, ...retires] : features;
  const under = worldUnder(design, world);
  const installed = context.klp.patches.filter(name => name !== null);
  const apart = installed.flatMap(other =>
    overlapsInTheWay(under, patch, other, design.keepsApart ?? (() => [])).map(({ kind, name }) => {
      const both = kind === 'feature' ? `lists ${name}, as` : `changes ${name}, as`;
      return `${patch} ${both} ${other} does, which it does not replace`;
    }),
  );
  const unlike = installed.flatMap(other =>
    entry(world.livepatches, other).features.flatMap(({ id, version }) => {
      const mine = known.find(feature => feature.id === id);
      if (mine !== undefined && mine.version < version)
        return [`${patch} has ${id} at version ${mine.version}, and ${other} at version ${version}`];
      if (mine !== undefined || !replaces(under, patch, other)) return [];
      return retires.some(feature => feature.id === id)
        ? [
            `${patch} replaces ${other}, which lists ${id}; it retires that, and ${design.name} does not look at retires`,
          ]
        : [`${patch} replaces ${other}, which lists ${id}, and does not list it`];
    }),
  );
  return [...unlike, ...apart];
}
