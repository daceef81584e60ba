import type { Design } from '../../machines/designs/design.ts';
import { DESIGNS } from '../../machines/designs/index.ts';
import { type Problem, ProblemError } from '../problem/problem.ts';
import { mixtureProblems } from './mixture.ts';
import type { Scenario } from './scenario.ts';

/**
 * A key that the design does not know would silently mean nothing, and not every design goes with callbacks of a
 * livepatch's own.
 *
 * @throws ProblemError that tells each
 */
export function refuseUnfit(scenario: Scenario, design: Design): void {
  const keys = foreignKeys(scenario, design).map(
    ({ key, where, owners }): Problem => ({
      code: 'key-of-another-design',
      what: `"${key}" is a key for the design ${owners}, and this is to run with ${design.name}`,
      where,
      expected: `no such key, or the design ${owners}`,
      hints: [],
    }),
  );
  const [first, ...rest] = [...keys, ...mixtureProblems(scenario, design)];
  if (first !== undefined) throw new ProblemError([first, ...rest]);
}

/** A key that means nothing to a design, and to whom it does: `klp-state or settle`. */
export type ForeignKey = Scenario['designKeys'][number] & { readonly owners: string };

/** Each place of the scenario where a key stands that the design does not know. */
export function foreignKeys({ designKeys }: Scenario, design: Design): ForeignKey[] {
  return designKeys
    .filter(({ key }) => design.keys?.includes(key) !== true)
    .map(found => {
      const owners = Object.values(DESIGNS).filter(
        ({ keys, variantOf }) => variantOf === undefined && keys?.includes(found.key),
      );
      return { ...found, owners: owners.map(({ name }) => name).join(' or ') };
    });
}
