import { expect, test } from 'vitest';
import { compare } from '../../bench/compare.ts';
import type { Engine } from '../../bench/engine.ts';

function engine(name: string, seconds: number, states = 100, transitions: number | null = 300): Engine {
  const sample = { states, transitions, slowSteps: null, expanded: states, seconds, cpuSeconds: seconds * 2 };
  const run = () => ({ ...sample, compileSeconds: 0, processSeconds: seconds, peakBytes: 1e6 });
  return { name, missing: null, run };
}

const contest = { id: 'lights/2', title: 'Two lights', klpwalk: engine('klpwalk', 1), others: [] };

test('klpwalk and the other engine run in turn, and are compared pair by pair', () => {
  const ran: string[] = [];
  const others = [{ engine: engine('other', 4) }];
  const { entries } = compare({ ...contest, others }, 3, line => ran.push(line));
  expect(ran).toEqual(Array(3).fill(['lights/2: klpwalk', 'lights/2: other']).flat());
  expect(entries.map(({ ratio }) => ratio)).toEqual([null, { median: 4, least: 4, most: 4 }]);
});

test('klpwalk runs as often without another engine', () => {
  expect(compare(contest, 5, () => {}).entries[0]?.samples).toHaveLength(5);
});

test('an engine that is not installed says so and is not run', () => {
  const missing = { ...engine('other', 4), missing: 'not installed' };
  const { entries } = compare({ ...contest, others: [{ engine: missing }] }, 1, () => {});
  expect(entries[1]).toEqual({
    engine: 'other',
    missing: 'not installed',
    samples: [],
    ratio: null,
    cpuRatio: null,
  });
});

test.each([
  ['states', engine('other', 4, 99)],
  ['transitions', engine('other', 4, 100, 299)],
])('nothing is shown when the %s differ', (_, other) => {
  expect(() => compare({ ...contest, others: [{ engine: other }] }, 1, () => {})).toThrow(
    'They have not searched the same space, so nothing is shown.',
  );
});

test('transitions that an engine does not tell are not compared', () => {
  const others = [{ engine: engine('other', 4, 100, null) }];
  expect(() => compare({ ...contest, others }, 1, () => {})).not.toThrow();
});

test('a bounded engine is held against klpwalk with the same bound', () => {
  const other = { engine: engine('other', 4, 10, 30), counterpart: engine('klpwalk', 1, 10, 30) };
  expect(compare({ ...contest, others: [other] }, 1, () => {}).entries).toHaveLength(2);
});

test('what the suite expects is checked even where there is no other engine', () => {
  const expected = { states: 101, transitions: 300 };
  expect(() => compare({ ...contest, expected }, 1, () => {})).toThrow(
    'klpwalk counts 100 states and 300 transitions, the suite expects 101 states',
  );
});
