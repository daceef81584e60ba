import { entry } from '../../machines/context.ts';
import type { Design } from '../../machines/designs/design.ts';
import { DESIGNS } from '../../machines/designs/index.ts';
import { type Problem, ScenarioError } from '../scenario/problem.ts';
import { loadScenario, type Scenario } from '../scenario/scenario.ts';

/** The design of scenarios that name none: what the kernel has. */
const DEFAULT_DESIGN = 'klp-state';

/** A scenario with the design that it is to be run with. */
export interface Job {
  readonly scenario: Scenario;
  readonly design: Design;
}

/**
 * Reads the files; all of them, before anything runs.
 *
 * @param override the name of the design to use, whatever the files say
 * @throws ScenarioError
 */
export function loadJobs(files: readonly string[], override: string | undefined): Job[] {
  return files.map(file => loadJob(file, override));
}

/** As `loadJobs`, of one file. */
export function loadJob(file: string, override: string | undefined): Job {
  const scenario = loadScenario(file, Object.keys(DESIGNS));
  const design = entry(DESIGNS, override ?? scenario.design ?? DEFAULT_DESIGN);
  const [first, ...rest] = keysOfOthers(scenario, design);
  if (first !== undefined) throw new ScenarioError([first, ...rest]);
  return { scenario, design };
}

/** A key that the design does not know would silently mean nothing. */
function keysOfOthers({ designKeys }: Scenario, design: Design): Problem[] {
  return designKeys
    .filter(({ key }) => design.keys?.includes(key) !== true)
    .map(({ key, where }) => {
      const owners = Object.values(DESIGNS).filter(({ keys }) => keys?.includes(key));
      const names = owners.map(({ name }) => name).join(' or ');
      return {
        code: 'key-of-another-design',
        what: `"${key}" is a key for the design ${names}, and this is to run with ${design.name}`,
        where,
        expected: `no such key, or the design ${names}`,
        hints: [],
      };
    });
}
