import { hasOwn } from '../../../machines/designs/own.ts';
import { isWritten } from '../../../machines/designs/written.ts';
import { ProblemError } from '../../problem/problem.ts';
import type { Setting } from '../../scenario/setting.ts';
import type { Refuse } from './scope.ts';

/** Says why a body of a livepatch cannot be printed, and where it stands. */
export function refusing({ scenario, design }: Setting, patch: string): Refuse {
  const own = scenario.ownPlaces.find(place => place.patch === patch)?.where;
  return (what, expected) => {
    throw new ProblemError([
      {
        code: 'changed-core',
        what: own === undefined ? `${patch}, by the design ${design.name}: ${what}` : `${patch}: ${what}`,
        where: own ?? { file: scenario.file },
        expected,
        hints: [],
      },
    ]);
  };
}

/**
 * Refuses a design that is more than callbacks.
 *
 * @throws ProblemError
 */
export function refuseCore({ scenario: { file, world }, design }: Setting): void {
  const follows = Object.entries(world.livepatches).find(([, livepatch]) => !hasOwn(livepatch));
  if (follows === undefined || isWritten(design)) return;
  throw new ProblemError([
    {
      code: 'changed-core',
      what: `${follows[0]} has the design ${design.name}, which a stock kernel does not have: it is the core that keeps it`,
      where: { file, key: 'design' },
      expected: 'a design that is written in statements, or callbacks of its own for each livepatch',
      hints: [],
    },
  ]);
}
