import { expect, test } from 'vitest';
import { parseScenario } from '../../../src/scenario/scenario.ts';
import { explorationData } from '../../../src/show/text/exploration-data.ts';
import { judged, STACKED } from '../../support/judged.ts';

test('has what a program needs to show a violation again', async () => {
  const text = `
title: An allocation fails
kernel: "5.1"
livepatches: { A: { features: { S: 1, T: 1 } } }
faults: [{ in: A, allocation: T }]
`;
  const result = await judged(text, 'sketch', {}, ['missing-effect', 'leaked-feature', 'warning']);
  const load = { do: 'load A &', fails: 'ENOMEM', fault: { in: 'A', allocation: 'T' } };
  expect(explorationData(result)).toEqual({
    file: 'x.yaml',
    title: 'An allocation fails',
    design: 'sketch',
    kernel: '5.1',
    verdict: 'violated',
    states: result.exploration.states,
    transitions: result.exploration.transitions,
    depth: result.exploration.depth,
    seconds: result.exploration.seconds,
    stopped: null,
    symmetry: [],
    properties: { 'missing-effect': 'violated', 'leaked-feature': 'violated', warning: 'holds' },
    violations: [
      {
        property: 'missing-effect',
        length: 3,
        steps: [load, 'load A &', 'complete'],
        why: 'A needs S, and its effect is off',
        violating: 3,
        pointOfNoReturn: null,
        lastChoice: { step: 3, instead: 'disable A &' },
      },
      {
        property: 'leaked-feature',
        length: 1,
        steps: [load],
        why: 'the registry holds S, and no enabled livepatch needs it',
        violating: 6,
        pointOfNoReturn: null,
        lastChoice: { step: 1, instead: 'load A &' },
      },
    ],
    vacuous: [],
    neverHandedOn: [],
  });
});

test('its steps make a scenario that shows the violation', async () => {
  const [violation] = explorationData(await judged(STACKED, 'klp-state')).violations;
  const again = parseScenario(`${STACKED}\nsteps: ${JSON.stringify(violation?.steps)}`, 'again.yaml');
  expect(again.steps).toHaveLength(6);
  expect(again.steps.at(-2)).toMatchObject({ verb: 'disable', subject: 'A', waits: false });
});

test('has no violation where there is none', async () => {
  expect(explorationData(await judged(STACKED, 'klp-state', {}, ['residue']))).toMatchObject({
    verdict: 'holds',
    violations: [],
  });
});
