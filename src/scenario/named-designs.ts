import * as z from 'zod/mini';
import type { Path } from '../problem/mistake.ts';
import { isDesignFile } from './design-for.ts';

/** A file with a design that a scenario names. */
interface NamedDesign {
  /** As the scenario has it, from its own folder. */
  readonly name: string;
  readonly at: Path;
  /** The livepatch that follows it; `null`: all that have nothing of their own. */
  readonly livepatch: string | null;
}

// What is wrong elsewhere is told when the scenario itself is read.
const naming = z.looseObject({ design: z.optional(z.unknown()) });
const worldNaming = z.extend(naming, {
  livepatches: z.catch(z.record(z.string(), z.unknown()), {}),
});

/** The files with designs that a scenario names, as far as its data can be read. */
export function namedDesigns(data: unknown): NamedDesign[] {
  const world = worldNaming.safeParse(data);
  if (!world.success) return [];
  const { livepatches } = world.data;
  return [
    ...namedIn(world.data, ['design'], null),
    ...Object.entries(livepatches).flatMap(([livepatch, each]) =>
      namedIn(each, ['livepatches', livepatch, 'design'], livepatch),
    ),
  ];
}

function namedIn(data: unknown, at: Path, livepatch: string | null): NamedDesign[] {
  const name = naming.safeParse(data).data?.design;
  return typeof name === 'string' && isDesignFile(name) ? [{ name, at, livepatch }] : [];
}
