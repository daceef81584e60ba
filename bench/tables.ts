import type { Comparison, Entry } from './compare.ts';
import { megabytes, rate, ratio, seconds, whole } from './figures.ts';
import { rateOf, type Sample, verdictSecondsOf } from './sample.ts';
import { median } from './statistics.ts';
import type { Section } from './suite.ts';
import type { Table } from './table.ts';

/** What a section has come to; every figure is a median. */
export function tablesOf(name: Section['name'], comparisons: readonly Comparison[]): Table[] {
  switch (name) {
    case 'models':
      return comparisons.map(modelTable);
    case 'worlds':
      return [worldsTable(comparisons)];
    case 'growth':
      return [growthTable(comparisons)];
    case 'cores':
      return [coresTable(comparisons)];
  }
}

function modelTable({ title, entries }: Comparison): Table {
  const [first] = entries.flatMap(({ samples }) => samples);
  return {
    title: `${title}: ${whole(first?.states ?? 0)} states, ${whole(first?.transitions ?? 0)} transitions`,
    columns: [
      '',
      'search s',
      'states/s',
      'klpwalk / it',
      'by CPU time',
      'peak MB',
      'compile s',
      'command to verdict s',
    ],
    rows: entries.map(entry => {
      const { engine, missing } = entry;
      if (missing !== null) return [engine, missing];
      const compile = of(entry, ({ compileSeconds }) => compileSeconds);
      return [
        engine,
        seconds(of(entry, sample => sample.seconds)),
        rate(of(entry, rateOf)),
        entry.ratio === null ? '' : ratio(entry.ratio),
        entry.cpuRatio === null ? '' : ratio(entry.cpuRatio),
        megabytes(of(entry, ({ peakBytes }) => peakBytes)),
        compile === 0 ? '' : seconds(compile),
        seconds(of(entry, verdictSecondsOf)),
      ];
    }),
  };
}

function worldsTable(comparisons: readonly Comparison[]): Table {
  return {
    title: 'Livepatch worlds (bench/worlds), all properties judged',
    columns: [
      '',
      'states',
      'transitions',
      'transition() calls',
      'per 100',
      'walk s',
      'states/s',
      'peak MB',
      'plain: states/s',
      'of the first',
      'klpwalk / plain',
      'by CPU time',
    ],
    rows: comparisons.map(({ title, entries }) => {
      const [traced, plain] = entries;
      if (traced === undefined || plain === undefined) return [title];
      const transitions = of(traced, sample => sample.transitions ?? 0);
      const slowSteps = of(traced, sample => sample.slowSteps ?? 0);
      return [
        title,
        whole(of(traced, ({ states }) => states)),
        whole(transitions),
        whole(slowSteps),
        ((100 * slowSteps) / transitions).toFixed(2),
        seconds(of(traced, sample => sample.seconds)),
        rate(of(traced, rateOf)),
        megabytes(of(traced, ({ peakBytes }) => peakBytes)),
        rate(of(plain, rateOf)),
        whole(of(plain, ({ expanded }) => expanded)),
        plain.ratio === null ? '' : ratio(plain.ratio),
        plain.cpuRatio === null ? '' : ratio(plain.cpuRatio),
      ];
    }),
  };
}

function growthTable(comparisons: readonly Comparison[]): Table {
  return {
    title: 'The cost of a state as their number grows: a combination lock, 7 transitions a state',
    columns: ['', 'states', 'walk s', 'microseconds a state', 'peak MB', 'bytes a state'],
    rows: comparisons.flatMap(({ title, entries }) =>
      entries.map(entry => {
        const states = of(entry, sample => sample.states);
        const walkSeconds = of(entry, sample => sample.seconds);
        const peak = of(entry, ({ peakBytes }) => peakBytes);
        return [
          title,
          whole(states),
          seconds(walkSeconds),
          ((walkSeconds / states) * 1e6).toFixed(2),
          megabytes(peak),
          whole(peak / states),
        ];
      }),
    ),
  };
}

function coresTable(comparisons: readonly Comparison[]): Table {
  return {
    title: 'One walk on two cores',
    columns: ['', 'states', 'one core s', 'two cores s', 'one / two', 'peak MB: one core', 'two cores'],
    rows: comparisons.map(({ title, entries }) => {
      const [two, one] = entries;
      if (two === undefined || one === undefined) return [title];
      return [
        title,
        whole(of(two, ({ states }) => states)),
        seconds(of(one, sample => sample.seconds)),
        seconds(of(two, sample => sample.seconds)),
        one.ratio === null ? '' : ratio(one.ratio),
        megabytes(of(one, ({ peakBytes }) => peakBytes)),
        megabytes(of(two, ({ peakBytes }) => peakBytes)),
      ];
    }),
  };
}

function of({ samples }: Entry, figure: (sample: Sample) => number): number {
  return median(samples.map(figure));
}
