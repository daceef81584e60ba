import type { Bodies, Body } from '../../machines/body/statement.ts';
import { calls, names, tests } from '../../machines/body/uses.ts';
import type { Design } from '../../machines/designs/design.ts';
import { hasOwn } from '../../machines/designs/own.ts';
import { isWritten } from '../../machines/designs/written.ts';
import type { Livepatch } from '../../machines/world.ts';
import type { Problem } from '../problem/problem.ts';
import type { Scenario } from './scenario.ts';

/**
 * Livepatches with callbacks of their own go with others as far as all that happens is in callbacks, and none keeps its
 * books where the others do not look: where they do not, a problem each.
 */
export function mixtureProblems({ world, file, ownPlaces }: Scenario, design: Design): Problem[] {
  const all = Object.entries(world.livepatches);
  const own = all.filter(([, livepatch]) => hasOwn(livepatch));
  const [first] = own;
  if (first === undefined) return [];
  const placeOf = (patch: string) => ownPlaces.find(place => place.patch === patch)?.where ?? { file };
  const [other] = all.filter(([, livepatch]) => !hasOwn(livepatch));
  if (other !== undefined && !isWritten(design)) {
    return [
      {
        code: 'mixture',
        what: `${first[0]} has callbacks of its own, and ${other[0]} has the design ${design.name}, which is more than callbacks`,
        where: placeOf(first[0]),
        expected: 'a design that is written in statements, or callbacks of its own for each livepatch',
        hints: [],
      },
    ];
  }
  const books = all.map(([patch, livepatch]) => ({ patch, livepatch, kept: booksOf(livepatch, design) }));
  return books.flatMap((one, place): Problem[] =>
    books.slice(place + 1).flatMap(two => {
      const shared = featuresOf(one.livepatch).filter(id => featuresOf(two.livepatch).includes(id));
      const isApart =
        one.kept.length > 0 && two.kept.length > 0 && !one.kept.some(book => two.kept.includes(book));
      if (shared.length === 0 || !isApart) return [];
      return [
        {
          code: 'mixture',
          what: `${one.patch} keeps ${shared.join(' and ')} in ${one.kept.join(' and ')}, and ${two.patch} in ${two.kept.join(' and ')}: they share nothing, and neither can see the other`,
          where: placeOf(hasOwn(two.livepatch) ? two.patch : one.patch),
          expected: `the registry, states, a count or a shadow variable that both use`,
          hints: [],
        },
      ];
    }),
  );
}

function featuresOf({ features, retires }: Livepatch): string[] {
  return [...features, ...retires].map(({ id }) => id);
}

/** Where it keeps what others can look up. */
function booksOf(livepatch: Livepatch, base: Design): string[] {
  const { design, own = {}, objects } = livepatch;
  const followed = hasOwn(livepatch) ? design : base.written;
  const { compatible, ...ofModule } = own;
  const written: readonly Bodies[] =
    followed === undefined
      ? [ofModule, ...objects.flatMap(({ callbacks }) => callbacks.bodies ?? [])]
      : [followed.bodies];
  const bodies: Body[] = written.flatMap(each => Object.values(each));
  const used = new Set<string>(bodies.flatMap(body => [...calls(body), ...tests(body)]));
  const shadows = bodies.flatMap(body =>
    names(
      body,
      [...used].filter(word => word.startsWith('klp_shadow_')),
    ),
  );
  return [
    ...(used.has('klp_feature_alloc') || used.has('klp_feature_get') ? ['the registry'] : []),
    ...(used.has('klp_get_prev_state') || used.has('klp_get_state') ? ['states'] : []),
    ...(used.has('count up') ? ['counts'] : []),
    ...new Set(shadows),
  ];
}
