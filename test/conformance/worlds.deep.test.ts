import { expect, test } from 'vitest';
import { agreed, HELPED } from '../support/agreement.ts';
import { COUNTS } from '../support/counts.ts';
import { agreeOnShipped, provesItsSuite, SMALL_SCENARIOS, shippedWalk } from '../support/shipped-walk.ts';

/** Of worlds that have more the plain engine walks so many; of the others' steps it takes one in 97. */
const MOST_STATES = 150;
/** A suite of more takes a while, and memory. */
const MOST_TRANSITIONS = 100_000;
const isLarge = (file: string) => (COUNTS[file]?.[0] ?? 0) > MOST_STATES;
const OTHERS = Object.keys(COUNTS).filter(file => !SMALL_SCENARIOS.includes(file));

/** Other threads help with one world in four, which takes as long as all the other ways together. */
const isHelped = (file: string) => OTHERS.indexOf(file) % 4 === 0;

test.each(OTHERS.filter(file => !isLarge(file)))('%s', file => agreeOnShipped(file, isHelped(file)));

test.each(OTHERS.filter(isLarge))('%s, the beginning of it', async file => {
  const walked = shippedWalk(file);
  const isHuge = (COUNTS[file]?.[1] ?? 0) > MOST_TRANSITIONS;
  const traced = { engine: 'traced', recheck: isHuge ? 0 : 97, graph: !isHuge } as const;
  const { states, transitions, closed, graph, verdicts } = await walked({ ...traced, symmetry: false });
  expect({ size: [states, transitions], closed }).toEqual({ size: COUNTS[file], closed: true });
  if (!isHuge) provesItsSuite(graph);
  if (isHelped(file) || isHuge) {
    const helped = await walked({ ...traced, graph: false, symmetry: false, cores: HELPED });
    expect({ size: [helped.states, helped.transitions], verdicts: helped.verdicts }).toEqual({
      size: COUNTS[file],
      verdicts,
    });
  }
  const { plain } = await agreed(way => walked({ ...way, symmetry: false, states: 150 }), {});
  expect(plain.states).toBe(150);
});
