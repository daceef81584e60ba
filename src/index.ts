/**
 * What most programs want of klpwalk, by one name. It has more, by names of their own:
 *
 * - `klpwalk/explore`: walks any XState machine; all its options and results, and what draws and writes them
 * - `klpwalk/generate`: suites of tests from the graph of a walk
 * - `klpwalk/export`: graphs and histories in the formats of other tools
 * - `klpwalk/design`: what a livepatch design in a file of its own is made with
 *
 * From the shell: `npx klpwalk check MACHINE.ts` for a machine, `npx klpwalk --help` for all there is.
 */
export {
  assertHolds,
  type Exploration,
  type ExploreOptions,
  edit,
  explore,
  type Property,
  type Verdict,
} from './explore/index.ts';
export { type Suite, suite } from './generate/index.ts';
