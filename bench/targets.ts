import type { Comparison, Entry } from './compare.ts';
import { megabytes, ratio, seconds, whole } from './figures.ts';
import { rateOf } from './sample.ts';
import { median } from './statistics.ts';
import { ONE_CORE, SPIN_TABLE } from './suite.ts';

/** What the explorer is meant to reach. */
export interface Target {
  readonly target: string;
  readonly measured: string;
  readonly reached: boolean;
}

/** Those that can be judged by what was run. */
export function targetsOf(comparisons: readonly Comparison[]): Target[] {
  const entryOf = (id: string, isIt: (engine: string) => boolean): Entry | undefined =>
    comparisons
      .find(comparison => comparison.id === id)
      ?.entries.find(({ engine, samples }) => isIt(engine) && samples.length > 0);
  const byName = (name: string) => (engine: string) => engine === name;
  const defaultSpin = byName(`SPIN -w${SPIN_TABLE}`);
  const seven = (isIt: (engine: string) => boolean) => entryOf('two-phase-commit/7', isIt);
  const eight = (isIt: (engine: string) => boolean) => entryOf('two-phase-commit/8', isIt);
  const traced = byName('klpwalk');
  const million = (isIt: (engine: string) => boolean) => entryOf('worlds/million', isIt);
  const lock = (positions: number) => entryOf(`combination-lock/${positions}`, traced);
  return [
    ...atLeast('two-phase commit, 7: states/s of SPIN', seven(defaultSpin), 1.5),
    ...asFastAs(
      "two-phase commit: states/s at 7, of getAdjacencyMap's at 5",
      seven(traced),
      entryOf('two-phase-commit/5', byName('getAdjacencyMap')),
      300,
    ),
    ...lessMemory(`two-phase commit, 7: peak memory below SPIN's`, seven(traced), seven(defaultSpin)),
    ...atLeast('two-phase commit, 8: states/s of SPIN', eight(defaultSpin), 1.2),
    ...fewSlowSteps('worlds/million', million(traced)),
    ...atLeast('worlds/million: states/s of a plain traversal', million(byName('plain traversal')), 100),
    ...within('worlds/million: seconds', million(traced), 60),
    ...['two-phase-commit/8', 'million'].flatMap(id =>
      atLeast(`${id}: speed with two cores, of that with one`, entryOf(`cores/${id}`, byName(ONE_CORE)), 1.6),
    ),
    ...steady('the cost of a state, at 10,000,000 of that at 78,125', lock(5), lock(10)),
  ];
}

function atLeast(target: string, entry: Entry | undefined, least: number): Target[] {
  const { ratio: spread = null, cpuRatio = null } = entry ?? {};
  if (spread === null || cpuRatio === null) return [];
  return [
    {
      target: `${target}, at least ${least} x`,
      measured: `${ratio(spread)} x; by CPU time ${ratio(cpuRatio)} x`,
      reached: spread.median >= least,
    },
  ];
}

function asFastAs(target: string, fast: Entry | undefined, slow: Entry | undefined, least: number): Target[] {
  if (fast === undefined || slow === undefined) return [];
  const times = median(fast.samples.map(rateOf)) / median(slow.samples.map(rateOf));
  return [
    { target: `${target}, at least ${least} x`, measured: `${whole(times)} x`, reached: times >= least },
  ];
}

function lessMemory(target: string, ours: Entry | undefined, theirs: Entry | undefined): Target[] {
  if (ours === undefined || theirs === undefined) return [];
  const [our, their] = [ours, theirs].map(({ samples }) => median(samples.map(({ peakBytes }) => peakBytes)));
  if (our === undefined || their === undefined) return [];
  return [{ target, measured: `${megabytes(our)} MB, ${megabytes(their)} MB`, reached: our < their }];
}

function fewSlowSteps(id: string, entry: Entry | undefined): Target[] {
  const sample = entry?.samples[0];
  if (sample === undefined) return [];
  const share = (sample.slowSteps ?? 0) / (sample.transitions ?? 1);
  const measured = `${(share * 100).toFixed(2)} in 100`;
  return [
    {
      target: `${id}: calls of transition(), fewer than 1 in 100 transitions`,
      measured,
      reached: share < 0.01,
    },
  ];
}

function within(target: string, entry: Entry | undefined, most: number): Target[] {
  if (entry === undefined) return [];
  const measured = median(entry.samples.map(sample => sample.seconds));
  return [
    { target: `${target}, under ${most}`, measured: `${seconds(measured)} s`, reached: measured < most },
  ];
}

/** Whether the cost of a state grows by less than a third. */
function steady(target: string, few: Entry | undefined, many: Entry | undefined): Target[] {
  if (few === undefined || many === undefined) return [];
  const times = median(few.samples.map(rateOf)) / median(many.samples.map(rateOf));
  return [{ target: `${target}, below 4/3 x`, measured: `${times.toFixed(2)} x`, reached: times < 4 / 3 }];
}
