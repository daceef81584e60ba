import { expect, test } from 'vitest';
import { designFor } from '../../../src/scenario/design-for.ts';
import { parseScenario } from '../../../src/scenario/scenario.ts';
import { foretell } from '../../../src/uses/lab/foretold.ts';
import { recordingOf } from '../../../src/uses/lab/recording.ts';
import type { JudgedStep } from '../../../src/uses/lab/verdict.ts';

const scenario = parseScenario(
  'title: t\nlivepatches: { P: {} }\nsteps: [load P, { do: load P, fails: EEXIST }, disable P, unload P]',
  'a.yaml',
);
const foretold = foretell(scenario.world, designFor(scenario, undefined), scenario.steps);

function judged(unlike: JudgedStep['unlike']): JudgedStep[] {
  const rest = { line: '', broken: [], splats: [], unlike: [] };
  return [
    { ...rest, verdict: 'agrees' },
    { ...rest, verdict: 'agrees' },
    { ...rest, verdict: 'differs', unlike },
    { ...rest, verdict: 'not reached' },
  ];
}

const load = [...(foretold[0]?.log ?? []), ...(foretold[1]?.log ?? [])];

test('has what the kernel answered and printed, up to the step in which they part', () => {
  const { steps, log } = recordingOf(
    foretold,
    judged([
      { what: 'result', model: ['ok'], kernel: ['EBUSY'] },
      { what: 'log', model: foretold[2]?.log ?? [], kernel: ['livepatch: another line'] },
    ]),
  );
  expect(steps.map(({ verb, fails }) => `${verb} ${fails}`)).toEqual([
    'load null',
    'load EEXIST',
    'disable EBUSY',
  ]);
  expect(log).toEqual([...load, 'livepatch: another line']);
});

test('of a step that waits in vain has what it printed', () => {
  const { steps, log } = recordingOf(
    foretold,
    judged([{ what: 'result', model: ['ok'], kernel: ['stuck'] }]),
  );
  expect(steps.map(({ verb, fails }) => `${verb} ${fails}`)).toEqual([
    'load null',
    'load EEXIST',
    'disable null',
  ]);
  expect(log).toEqual([...load, ...(foretold[2]?.log ?? [])]);
});
