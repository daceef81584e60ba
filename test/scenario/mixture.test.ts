import { describe, expect, test } from 'vitest';
import { entry } from '../../machines/context.ts';
import { DESIGNS } from '../../machines/designs/index.ts';
import { formatProblem } from '../../src/problem/problem.ts';
import { mixtureProblems } from '../../src/scenario/mixture.ts';
import { parseScenario } from '../../src/scenario/scenario.ts';

function told(livepatches: string, design: string): string[] {
  const scenario = parseScenario(`title: T\nlivepatches:\n${livepatches}`, 'x.yaml');
  return mixtureProblems(scenario, entry(DESIGNS, design)).map(formatProblem);
}

const SKETCH = '  A: { design: sketch, features: { S: 1 } }\n';

test('designs go together that keep their features in the same registry', () => {
  expect(told(`${SKETCH}  B: { features: { S: 1 } }`, 'repaired')).toEqual([]);
  expect(told(`${SKETCH}  B: { design: callback-version, features: { S: 1 } }`, 'settle')).toEqual([]);
});

test('what keeps no books goes with everything, and so does what speaks of other features', () => {
  expect(told(`${SKETCH}  B: { features: { S: 1 } }`, 'none')).toEqual([]);
  expect(told(`${SKETCH}  B: { features: { T: 1 } }`, 'klp-state')).toEqual([]);
});

describe('does not go together', () => {
  test('what keeps its books where the other does not look', () => {
    expect(told(`${SKETCH}  B: { features: { S: 1 } }`, 'klp-state')).toEqual([
      'x.yaml:3:8: livepatches.A.design: A keeps S in the registry, and B in states: they share nothing, and neither can see the other; expected the registry, states, a count or a shadow variable that both use.',
    ]);
  });

  test('what is in callbacks with what is in the core', () => {
    expect(told(`${SKETCH}  B: { features: { S: 1 } }`, 'settle')).toEqual([
      'x.yaml:3:8: livepatches.A.design: A has callbacks of its own, and B has the design settle, which is more than callbacks; expected a design that is written in statements, or callbacks of its own for each livepatch.',
    ]);
  });
});
