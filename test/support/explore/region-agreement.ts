import fc from 'fast-check';
import { explore, type Property, type SeenState, type State } from '../../../src/explore/index.ts';
import { regionsOf } from '../../../src/explore/machine/regions.ts';
import { agreed, type Way } from '../agreement.ts';
import {
  hands,
  type RegionContext,
  type RegionEvent,
  regionEvents,
  regionMachines,
} from '../machines/random-regions.ts';

/** A random machine that was walked. */
interface Walked {
  readonly states: number;
  /** Whether its regions go on by themselves, each in a slot of its own. */
  readonly isApart: boolean;
}

type Seen = { readonly value: number };

/** They look at one region, at several, and at all. */
const properties: readonly Property<RegionContext, Seen, RegionEvent, SeenState<RegionContext>>[] = [
  { kind: 'never', name: 'far', when: state => state.matches({ r9: 'r9b', r8: 'r8b' }) },
  { kind: 'never', name: 'near', when: state => state.matches({ r8: 'r8b' }) },
  { kind: 'never', name: 'tagged', when: state => state.hasTag('t0') && state.context.y === 2 },
  { kind: 'never', name: 'tags', when: ({ tags }) => tags.has('t0') && tags.size === 2 },
  { kind: 'never', name: 'spelt', when: ({ value }) => JSON.stringify(value).includes('r9bb') },
  { kind: 'never', name: 'over', when: ({ status }) => status !== 'active' },
  { kind: 'observed', name: 'seen', when: ({ value }) => value === 1 },
  { kind: 'deadlock', name: 'deadlock' },
  {
    kind: 'way-back',
    name: 'back',
    from: ({ context }) => context.y === 1,
    home: state => state.matches({ r8: 'r8c' }),
  },
];

/** Both engines agree on random machines of parallel regions, in full and to a bound, with alike names and without. */
export async function agreeOnRegions(runs: number, most: number): Promise<Walked[]> {
  const walked: Walked[] = [];
  await fc.assert(
    fc.asyncProperty(regionMachines, fc.constantFrom(30, most), async (machine, states) => {
      const listed = ({ context }: State<RegionContext>) => (context.x === 0 ? regionEvents : COPIES);
      const walk = (isAlike: boolean) => (way: Way) =>
        explore(machine, {
          events: way.recheck > 0 ? listed : regionEvents,
          bounds: { states },
          isTransition: (_, observations: readonly Seen[]) => observations.every(({ value }) => value !== 2),
          properties,
          ...way,
          symmetry: isAlike && way.symmetry ? [hands] : [],
        });
      // To a bound, a walk comes further where alike states count once.
      const { closed } = await walk(false)({ engine: 'traced', symmetry: false, recheck: 0, graph: false });
      const known = { recheck: 5, ...(closed ? { alike: true as const } : {}) };
      const { plain } = await agreed(walk(closed), known);
      await agreed(walk(closed), { ...known, inFull: false });
      walked.push({ states: plain.states, isApart: regionsOf(machine) !== null });
    }),
    { numRuns: runs, seed: 20261129 },
  );
  return walked;
}

const COPIES: readonly RegionEvent[] = structuredClone(regionEvents);

/** So many had many states although their regions go on by themselves. */
export function countApart(walked: readonly Walked[]): number {
  return walked.filter(({ states, isApart }) => isApart && states >= 20).length;
}
