import { describe, expect, test } from 'vitest';
import { toProblem } from '../../../src/problem/mistake.ts';
import { formatProblem } from '../../../src/problem/problem.ts';
import { readExpression } from '../../../src/uses/step/expression.ts';
import { standing } from '../../../src/uses/step/view-of.ts';
import { sessionAt } from '../../support/session-at.ts';

const { context } = standing(sessionAt('sketch/upgrade', ['load A1'])).state;

function valueTold(text: string): string {
  const read = readExpression(text, context);
  return 'value' in read ? read.value.valueIn(context) : formatProblem(toProblem(read.mistake, {}));
}

describe('a part of the system has a value', () => {
  test.each([
    ['effects.L1TF', '1'],
    ['features.L1TF', '{ version: 1, owner: { patch: A1, object: vmlinux }, data: null }'],
    ['klp.patches', '[A1, null, null]'],
    ['klp.patches.0', 'A1'],
    ['effects.L1TF >= 2', 'false'],
    ['effects.L1TF<2', 'true'],
    ['effects.L1TF != 1', 'false'],
    ['klp.targetState == idle', 'true'],
    ['klp.transitionPatch == null', 'true'],
    ['livepatches.A1.enabled == true', 'true'],
  ])('%s', (text, value) => {
    expect(valueTold(text)).toBe(value);
  });
});

describe('what is not there has its sentence', () => {
  test.each([
    [
      'effect.L1TF',
      'the system has no part "effect"; expected one of klp, livepatches, modules, tasks, features, effects, faults, operation. Did you mean "effects"?',
    ],
    ['effects.SSB', 'effects has no part "SSB"; expected L1TF.'],
    ['effects.L1TF.version', 'effects.L1TF has no part "version"; expected nothing after it.'],
    [
      '== 3',
      'it does not say what to look at; expected one of klp, livepatches, modules, tasks, features, effects, faults, operation.',
    ],
    ['klp.targetState < 3', 'klp.targetState is never 3; expected a word.'],
    ['effects.L1TF == on', 'effects.L1TF is never "on"; expected a number.'],
    ['livepatches.A1.enabled == 1', 'livepatches.A1.enabled is never 1; expected true or false.'],
    ['effects == 1', 'effects is no single value; expected effects.L1TF.'],
  ])('%s', (text, told) => {
    expect(valueTold(text)).toBe(told);
  });
});
