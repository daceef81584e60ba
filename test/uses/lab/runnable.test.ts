import { expect, test } from 'vitest';
import { designFor } from '../../../src/scenario/design-for.ts';
import { parseScenario } from '../../../src/scenario/scenario.ts';
import { whyNotRunnable } from '../../../src/uses/lab/runnable.ts';

function why(text: string, release = '6.12.117+deb12-cloud-amd64'): string | null {
  const scenario = parseScenario(`title: t\nlivepatches: { P: {} }\n${text}`, 'a.yaml');
  return whyNotRunnable({ scenario, design: designFor(scenario, undefined) }, release);
}

test.each([
  ['steps: [load P]', null],
  ['', 'it has no steps'],
  ['kernel: "5.1"\nsteps: [load P]', 'it is about Linux 5.1, and the guest has 6.12.117+deb12-cloud-amd64'],
  ['reliable_stacks: false\nsteps: [load P]', 'the guest has reliable stacks'],
  ['tasks: [{ name: t, is: running }]\nsteps: [load P &]', 'no task can be kept running'],
  ['tasks: [{ name: t }]\nsteps: [{ do: load P &, running: all }]', 'no task can be found on a CPU'],
])('%s', (text, reason) => {
  expect(why(text)).toBe(reason);
});

test('6.1 is not 6.12', () => {
  expect(why('kernel: "6.1"\nsteps: [load P]')).toContain('it is about Linux 6.1');
});
