import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { DESIGNS } from '../../machines/designs/index.ts';
import { designFor } from '../../src/scenario/design-for.ts';
import { parseScenario } from '../../src/scenario/scenario.ts';
import { simulate } from '../../src/uses/simulate/simulate.ts';
import { begin, jump } from '../../src/uses/step/session.ts';
import { viewOf } from '../../src/uses/step/view-of.ts';
import { done } from '../support/session-moves.ts';
import { stepping } from '../support/stepping.ts';

const FILES = readdirSync('scenarios', { recursive: true, encoding: 'utf8' })
  .filter(file => file.endsWith('.yaml'))
  .map(file => `scenarios/${file}`);

const SCENARIOS = FILES.map(file => {
  const source = readFileSync(file, 'utf8');
  return { file, source, scenario: parseScenario(source, file, Object.keys(DESIGNS)) };
});

const WITH_STEPS = SCENARIOS.filter(({ scenario }) => scenario.steps.length > 0);

test('there are scenarios with steps', () => {
  expect(WITH_STEPS.length).toBeGreaterThan(80);
});

test.each(WITH_STEPS)('$file: the session comes to what simulate comes to', ({ scenario, source }) => {
  const design = designFor(scenario);
  const simulation = simulate(scenario.world, design, scenario.steps);
  const begun = begin(scenario, source, design);
  const view = viewOf(done(jump(begun, begun.line.taken.length)));
  expect(view.unfitting).toBeNull();
  expect(view.path.map(({ at, result }) => ({ at, result }))).toEqual(
    simulation.steps.map(({ at, result }) => ({ at, result })),
  );
  expect(view.log).toEqual(simulation.log);
  expect(view.state.context).toEqual(simulation.final);
  const broken = view.properties.flatMap(({ name, kind, broken }) =>
    broken === null || kind === 'walk' ? [] : [{ property: name, why: broken.why }],
  );
  expect(new Set(broken)).toEqual(
    new Set(simulation.violations.map(({ property, why }) => ({ property, why }))),
  );
});

test.each(WITH_STEPS.filter((_, place) => place % 8 === 0))(
  '$file: the terminal prints what simulate logs',
  async ({ file, scenario }) => {
    const simulation = simulate(scenario.world, designFor(scenario), scenario.steps);
    const steps = simulation.steps.length;
    const { status, stdout, stderr } = await stepping([file], `goto ${steps}`, 'show log');
    expect(stderr).toBe('');
    expect(stdout.slice(stdout.indexOf('show log\n') + 'show log\n'.length)).toBe(
      simulation.log.length === 0
        ? '   nothing has been logged\n'
        : simulation.log.map(line => `${line}\n`).join(''),
    );
    expect(status).toBe(simulation.violations.length > 0 ? 1 : 0);
    expect(stdout).toContain(`${steps}> show log`);
  },
);
