export type { Cover, Coverage, Sights } from './cover.ts';
export { faultsOf } from './faults.ts';
export type { Prices } from './prices.ts';
export { type StatePath, statePaths } from './state-paths.ts';
export { type SeenStep, type Strength, type StrengthOptions, strengthOf } from './strength/strength.ts';
export { type Certificate, type Suite, type SuiteOptions, suite, suiteOf, type Walked } from './suite.ts';
export type { Test } from './test.ts';
