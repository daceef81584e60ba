import { asksStates } from '../body/asks-states.ts';
import { BODY_NAMES } from '../body/statement.ts';
import type { Kept } from '../context.ts';
import { type Chart, endsOf } from '../core/chart.ts';
import type { Slot } from '../core/slots.ts';
import type { PropertyAtOnce } from '../observation.ts';
import type { Sight } from '../words/word.ts';
import type { Livepatch, World } from '../world.ts';
import { INCOMPATIBLE } from './compatible.ts';
import type { Design } from './design.ts';
import { hasOwn } from './own.ts';
import { SLOT_OF, written } from './written.ts';

/** What some livepatch does in a slot, and whose it is: a livepatch as a whole, or `PATCH/OBJECT`. */
interface Part {
  readonly whose: readonly string[];
  /** By what it goes in the chart. */
  readonly name: string;
  readonly design: Design;
}

const IN_WORLD = new WeakSet<Design>();

/**
 * The design as it is in a world where some livepatches have functions of their own: each slot asks whose turn it is.
 * Where none has, it is the design itself. (What is in a world already stays as it is.)
 */
export function designIn(world: World, base: Design): Design {
  const own = Object.entries(world.livepatches).filter(([, livepatch]) => hasOwn(livepatch));
  if (own.length === 0 || IN_WORLD.has(base)) return base;
  const parts = own.flatMap(([patch, livepatch]) => partsOf(patch, livepatch));
  const rest = Object.keys(world.livepatches).filter(patch => !own.some(([name]) => name === patch));
  const shared: Part[] = rest.length === 0 ? [] : [{ whose: rest, name: base.name, design: base }];
  const all = merged([...shared, ...parts]);
  const incompatible = new Map(
    all.flatMap(({ whose, design }) => whose.map(patch => [patch, design.isIncompatible] as const)),
  );
  // klp_enable_patch asks it of every livepatch, whatever that has itself.
  const hasStates = all.some(({ design: { written } }) => written !== undefined && asksStates(written));
  const slots = BODY_NAMES.flatMap(body => {
    const slot = SLOT_OF[body];
    const charts = all.flatMap(({ design, ...part }) => {
      const chart = design[slot];
      return chart === undefined ? [] : [{ ...part, chart }];
    });
    return charts.length === 0 ? [] : [{ slot, charts }];
  });
  const design: Design = {
    name: base.name,
    about: base.about,
    hasRegistry: all.some(part => part.design.hasRegistry),
    inapplicable: commonTo(all.map(part => part.design.inapplicable)),
    charts: Object.fromEntries(
      slots.flatMap(({ slot, charts }) => charts.map(({ name, chart }) => [chartName(slot, name), chart])),
    ),
    ...(base.since === undefined || rest.length === 0 ? {} : { since: base.since }),
    // What those that follow it are written as.
    ...(base.written === undefined ? {} : { written: base.written }),
    ...([...incompatible.values()].some(answer => answer !== undefined)
      ? {
          isIncompatible: (sight: Sight) =>
            incompatible.get(sight.context.operation.patch ?? '')?.(sight) === true ||
            (hasStates && INCOMPATIBLE.states(sight)),
        }
      : {}),
    keeps: inner => keptBy(all, inner),
    ...Object.fromEntries(slots.map(({ slot, charts }) => [slot, askWhose(slot, charts)])),
  };
  IN_WORLD.add(design);
  return design;
}

/** Of a livepatch: its design, or what is written for it and for each of its objects. */
function partsOf(patch: string, { design, own = {}, objects }: Livepatch): Part[] {
  if (design !== undefined) return [{ whose: [patch], name: design.name, design: written(design) }];
  const { compatible, ...bodies } = own;
  const ofObjects = objects.flatMap(({ name, callbacks }) =>
    callbacks.bodies === undefined ? [] : [{ object: name, bodies: callbacks.bodies }],
  );
  return [
    {
      whose: [patch],
      name: patch,
      design: written({
        name: patch,
        about: '',
        bodies,
        ...(compatible === undefined ? {} : { compatible }),
      }),
    },
    ...ofObjects.map(({ object, bodies: body }) => ({
      whose: [`${patch}/${object}`],
      name: `${patch}/${object}`,
      design: written({ name: patch, about: '', bodies: body }),
    })),
  ];
}

/** Livepatches of one design share its charts. */
function merged(parts: readonly Part[]): Part[] {
  const byName = new Map<string, Part>();
  for (const part of parts) {
    const found = byName.get(part.name);
    byName.set(part.name, found === undefined ? part : { ...found, whose: [...found.whose, ...part.whose] });
  }
  return [...byName.values()];
}

function askWhose(
  slot: Slot,
  charts: readonly { readonly whose: readonly string[]; readonly name: string; readonly chart: Chart }[],
): Chart {
  return {
    initial: 'whose',
    states: {
      whose: {
        always: [
          ...charts.flatMap(({ whose, name }) =>
            whose.map(one => ({ guard: `isOf(${one})`, target: stateName(name) })),
          ),
          { target: 'return' },
        ],
      },
      ...Object.fromEntries(
        charts.map(({ name, chart }) => [
          stateName(name),
          {
            chart: chartName(slot, name),
            onDone: Object.fromEntries(endsOf(chart).map(end => [end, end])),
          },
        ]),
      ),
      return: { type: 'final' },
      ...(charts.some(({ chart }) => endsOf(chart).includes('failed')) && {
        failed: { type: 'final' } as const,
      }),
    },
  };
}

/** A full stop would part it, for XState; an end has its name. */
function stateName(name: string): string {
  return `of ${name.replaceAll('.', '_')}`;
}

function chartName(slot: Slot, name: string): string {
  return `${slot} of ${name}`;
}

function commonTo(lists: readonly (readonly PropertyAtOnce[])[]): PropertyAtOnce[] {
  const [first = [], ...others] = lists;
  return first.filter(property => others.every(list => list.includes(property)));
}

function keptBy(parts: readonly Part[], world: World): Kept {
  const kept = parts.map(({ design }) => design.keeps?.(world) ?? {});
  const counts = Object.assign({}, ...kept.map(each => each.counts ?? {}));
  const loops = [...new Set(kept.flatMap(each => each.loops ?? []))];
  return {
    ...(Object.keys(counts).length === 0 ? {} : { counts }),
    ...(loops.length === 0 ? {} : { loops }),
  };
}
