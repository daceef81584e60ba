import { expect, test } from 'vitest';
import type { Explanation } from '../../../src/livepatch/explanation.ts';
import type { Step } from '../../../src/scenario/step.ts';
import { explanationText } from '../../../src/show/text/explanation.ts';

const disable: Step = {
  verb: 'disable',
  subject: 'B2',
  fault: null,
  waits: false,
  fails: null,
  at: null,
};
const choice = { step: 4, instead: disable };

function text(explanation: Partial<Explanation>): string {
  return explanationText(
    { violating: 2, pointOfNoReturn: null, lastChoice: null, ...explanation },
    'at rest',
    1234,
  );
}

test('says from where on it is too late, and what was safe until then', () => {
  expect(text({ violating: 1200, pointOfNoReturn: 4, lastChoice: choice })).toBe(
    '1,200 of 1,234 states break it. From step 4 on every continuation ends so; at step 4 "disable B2 &" ' +
      'would still have been safe.',
  );
});

test('says what was safe where only the last step decides', () => {
  expect(text({ violating: 1, lastChoice: choice })).toBe(
    '1 of 1,234 states breaks it. At step 4 "disable B2 &" would still have been safe.',
  );
});

test('says that there was no choice', () => {
  expect(text({ pointOfNoReturn: 0 })).toBe('2 of 1,234 states break it. Every history ends so.');
  expect(text({})).toBe('2 of 1,234 states break it.');
});

test('tells a choice by its fault', () => {
  const load: Step = {
    ...disable,
    verb: 'load',
    fault: { kind: 'allocation', in: 'B2', feature: 'TAA' },
  };
  expect(text({ lastChoice: { step: 2, instead: load } })).toContain(
    'At step 2 "{ do: load B2 &, fault: { in: B2, allocation: TAA } }" would still have been safe.',
  );
});

test('counts, of a rule about steps, where one that breaks it is possible', () => {
  const explanation = { violating: 32, pointOfNoReturn: null, lastChoice: null };
  expect(explanationText(explanation, 'at once', 218)).toBe(
    'A step that breaks it is possible in 32 of 218 states.',
  );
});
