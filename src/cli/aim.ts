import type { Context } from '../../machines/context.ts';
import type { Aim } from '../livepatch/explore-world.ts';
import { toProblem } from '../problem/mistake.ts';
import { ProblemError } from '../problem/problem.ts';
import { quoted } from '../problem/quoted.ts';
import { readExpression } from '../uses/step/expression.ts';

/**
 * A state in which all conditions hold, such as `effects.L1TF >= 2` or `livepatches.A1.resident`.
 *
 * @param context has the shape that every state has
 * @param option with which they were given
 * @throws ProblemError
 */
export function aimOf(conditions: readonly string[], context: Context, option = '--reach'): Aim {
  const read = conditions.map(text => {
    const expression = readExpression(text, context);
    if ('mistake' in expression) throw new ProblemError([toProblem(expression.mistake, { option })]);
    const { valueIn } = expression.value;
    if (!['true', 'false'].includes(valueIn(context))) throw new ProblemError([noCondition(text, option)]);
    return valueIn;
  });
  return { text: conditions.join(', '), holds: state => read.every(valueIn => valueIn(state) === 'true') };
}

function noCondition(text: string, option: string) {
  return {
    code: 'no-condition',
    what: `${quoted(text)} is neither true nor false`,
    where: { option },
    expected: 'a comparison, such as "effects.L1TF == 0"',
    hints: [],
  };
}
