import { isDeepStrictEqual } from 'node:util';
import { type Branch, branchesOf, type Chart, listOf } from '../../machines/core/chart.ts';
import { eachFeature, eachFeatureThenRetire, everyFeature } from '../../machines/designs/each-feature.ts';
import { spelled } from '../../src/show/text/mermaid.ts';

const ROUNDS = [
  { make: eachFeature<string, string>, over: '' },
  { make: eachFeatureThenRetire<string, string>, over: ', then each retired' },
  { make: everyFeature<string, string>, over: ', over all features' },
] as const;

/**
 * A chart that is the loop over features, as rows of a table: the state (its first row has `name`), the guard, the
 * actions, and where it leads; without the question that all have in common, which comes first.
 *
 * @returns `undefined` where the chart is another
 */
export function loopRows(name: string, chart: Chart): string[][] | undefined {
  const states = chart.states ?? {};
  for (const { make, over } of ROUNDS) {
    const everywhere = make({ feature: [] }).states ?? {};
    const own = Object.entries(states).filter(([key, { type }]) => !(key in everywhere) && type !== 'final');
    const feature = branchesOf(states['feature']?.always).slice(1);
    const others = own.map(([key, { always }]) => [key, branchesOf(always)] as const);
    if (!isDeepStrictEqual(make({ feature, ...Object.fromEntries(others) }), chart)) continue;
    return [
      ...rows(`${name}${over}`, feature, 'else'),
      ...others.flatMap(([key, branches]) => rows(`- ${spelled(key)}`, branches, '')),
    ];
  }
  return undefined;
}

/** @param only what stands for the guard where there is one branch, without a guard */
function rows(name: string, branches: readonly Branch[], only: string): string[][] {
  const otherwise = branches.length > 1 ? 'else' : only;
  return branches.map(({ guard, actions, target = '' }, place) => [
    place === 0 ? name : '',
    guard === undefined ? otherwise : spelled(guard),
    listOf(actions).map(spelled).join(', '),
    spelled(target),
  ]);
}
