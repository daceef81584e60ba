import { bodyOf } from '../../../machines/body/chart.ts';
import { linesOf } from '../../../machines/body/line.ts';
import { endsOf } from '../../../machines/core/chart.ts';
import type { Slot } from '../../../machines/core/slots.ts';
import type { Design } from '../../../machines/designs/design.ts';
import { designIn } from '../../../machines/designs/in-world.ts';
import { hasOwn } from '../../../machines/designs/own.ts';
import { SLOT_OF } from '../../../machines/designs/written.ts';
import type { Session } from '../../uses/step/session.ts';
import type { ChartTold } from '../charts/drawn.ts';
import { type Level, levelsOf } from '../charts/level.ts';
import { type Listing, type Listings, listingOf } from '../charts/listing.ts';
import { shapeOf } from '../charts/shape.ts';
import type { OwnCallbacks } from '../told.ts';

/** What livepatches do in callbacks of their own, as the charts have it; `null`: each follows the design. */
export function ownCallbacks({ scenario: { world, file }, design: base }: Session): OwnCallbacks | null {
  if (!Object.values(world.livepatches).some(hasOwn)) return null;
  const design = designIn(world, base);
  const top = levelsOf(design);
  const listings: Partial<Record<Slot, Listing>> = {};
  for (const slot of Object.values(SLOT_OF)) {
    const level = standingIn(top, slot);
    if (level !== null) listings[slot] = listingOfSlot(level, design);
  }
  const say = (comment: string): ChartTold => ({ file, mirrors: [], comment });
  return {
    shape: shapeOf(design),
    listings: listings satisfies Listings,
    charts: {
      ...Object.fromEntries(
        Object.values(SLOT_OF).map(slot => [
          `slot ${slot}`,
          say('Whose turn it is: livepatches have callbacks of their own.'),
        ]),
      ),
      ...Object.fromEntries(
        Object.keys(design.charts ?? {}).map(name => [
          name,
          say(`The statements ${name.replace(/^\w+ /, '')}.`),
        ]),
      ),
    },
  };
}

/** The chart in the slot, wherever that is first. */
function standingIn({ nodes }: Level, slot: Slot): Level | null {
  for (const { stands, inner } of nodes) {
    if (inner === undefined) continue;
    if (stands !== undefined && 'slot' in stands && stands.slot === slot) return inner;
    const found = standingIn(inner, slot);
    if (found !== null) return found;
  }
  return null;
}

/** Whose turn it is, and below that what each of them does. */
function listingOfSlot(level: Level, { charts = {} }: Design): Listing {
  const inner = level.nodes.flatMap(({ stands, inner }, place) => {
    const chart = stands !== undefined && 'chart' in stands ? charts[stands.chart] : undefined;
    if (inner === undefined || chart === undefined) return [];
    const ends = endsOf(chart).map(name => lineOf(name));
    return [[place, listingOf(inner, [...linesOf(bodyOf(chart) ?? [], chart), ...ends])] as const];
  });
  return listingOf(
    level,
    level.nodes.map(({ name }) => lineOf(name)),
    Object.fromEntries(inner),
  );
}

function lineOf(name: string) {
  return { depth: 0, text: name, states: [name] };
}
