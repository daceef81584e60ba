import { createTwoFilesPatch } from 'diff';
import type { Design } from '../../../machines/designs/design.ts';
import { isFollowed } from '../../../machines/designs/own.ts';
import { PROPERTIES } from '../../../machines/properties.ts';
import type { World } from '../../../machines/world.ts';
import { type Change, everything } from '../../livepatch/changes.ts';
import { finalState } from '../../livepatch/final-state.ts';
import { functionFact } from '../../livepatch/functions.ts';
import { ignoredKeys } from '../../livepatch/ignored-keys.ts';
import { refusalReasons } from '../../livepatch/refusal-reasons.ts';
import { visible } from '../../problem/visible.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { stepData } from '../../scenario/step.ts';
import { includes, TASK_VERBS } from '../../scenario/verbs.ts';
import type { Difference } from '../../uses/simulate/expectations.ts';
import type { SimulatedStep, Simulation } from '../../uses/simulate/simulate.ts';
import { designText } from './design-text.ts';
import { type Page, paragraph } from './page.ts';
import { cannotText, commandOf, errorOf, runningText } from './shell.ts';

/** A history that was followed: the shell transcript with the kernel log, the end, and what was broken. */
export function simulationText(
  page: Page,
  scenario: Scenario,
  design: Design,
  simulation: Simulation,
  differences: readonly Difference[],
): string {
  const { ink } = page;
  const blocks = [
    [
      paragraph(page, '', ink.bold(scenario.title)),
      paragraph(
        page,
        '',
        `${visible(scenario.file)}: ${designText(design.name, isFollowed(scenario.world))}, kernel ${scenario.world.kernel}`,
      ),
      ...ignoredKeys(scenario.world, design).map(text => paragraph(page, '', ink.yellow(`${text}.`))),
    ].join('\n'),
    simulation.steps.map(step => stepText(page, step, scenario.world, design)).join('\n') ||
      '(the scenario has no steps)',
    tableText(page, 'At the end', everything(simulation.final, design.hasRegistry)),
    tableText(page, 'What runs', simulation.functions.map(functionFact)),
    ...simulation.violations.map(({ property, step, why }) =>
      paragraph(
        page,
        '',
        `${ink.red(property)} violated at step ${step}: ${why}. The rule: ${PROPERTIES[property].rule}.`,
      ),
    ),
    ...simulation.leftAside.map(({ step, what }) =>
      paragraph(
        page,
        '',
        `${ink.yellow('Not modelled')}: in Linux ${scenario.world.kernel} ${what} (step ${step}).`,
      ),
    ),
    ...differences.map(difference => differenceText(page, difference)),
  ];
  return `${blocks.filter(block => block !== '').join('\n\n')}\n`;
}

/** The simulation as `simulate --json` prints it. */
export function simulationData(
  { title, world }: Scenario,
  design: string,
  { log, steps, final, functions, violations, leftAside }: Simulation,
  differences: readonly Difference[],
) {
  return {
    title,
    design,
    kernel: world.kernel,
    log,
    steps: steps.map(({ step, at, result }) => ({ do: doOf(step), at, result })),
    final: { ...finalState(final), ...(functions.length === 0 ? {} : { functions }) },
    violations,
    ...(leftAside.length === 0 ? {} : { notModelled: leftAside }),
    ...(differences.length === 0 ? {} : { differences }),
  };
}

function doOf(step: SimulatedStep['step']): string {
  const data = stepData(step);
  return typeof data === 'string' ? data : data.do;
}

function stepText(
  { ink }: Page,
  { step, result, outcomes }: SimulatedStep,
  world: World,
  design: Design,
): string {
  const [first] = outcomes;
  const [own = [], ...later] = outcomes.map(({ log }) => log);
  const isError = result !== 'ok' && result !== 'stuck';
  const reasons = isError && first !== undefined ? refusalReasons(first, { world, design }) : [];
  // A comment tells what has happened, and so it must not come before it is known whether it has.
  if (isError && includes(TASK_VERBS, step.verb)) return ink.bold(cannotText(step, result, reasons));
  const running = runningText(step);
  return [
    ...(running === null ? [] : [ink.dim(`# ${running}`)]),
    ink.bold(commandOf(step, world)),
    ...own,
    ...(isError && first !== undefined
      ? [errorOf(step, result, { world, context: first.before.context })]
      : []),
    ...reasons.map(reason => ink.dim(`# ${reason}`)),
    ...(step.waits && !isError && later.length > 0 ? [ink.dim('# wait until the transition is over')] : []),
    ...later.flat(),
    ...(result === 'stuck' ? [ink.yellow('(waits for ever: no task that is left can switch)')] : []),
  ].join('\n');
}

function tableText(page: Page, heading: string, facts: readonly Change[]): string {
  if (facts.length === 0) return '';
  const width = Math.max(...facts.map(({ what }) => what.length));
  return [
    `${heading}:`,
    ...facts.map(({ what, now }) => paragraph(page, `  ${what.padEnd(width)}  `, now)),
  ].join('\n');
}

/** What was expected (-) and what came (+). */
function differenceText(page: Page, { what, expected, found }: Difference): string {
  const { ink } = page;
  if (expected.length === 1 && found.length === 1) {
    return paragraph(page, '', `${ink.bold(what)}: expected ${expected[0]}, found ${found[0]}.`);
  }
  const text = (lines: readonly string[]) => lines.map(line => `${line}\n`).join('');
  const patch = createTwoFilesPatch('expected', 'found', text(expected), text(found), '', '', { context: 3 });
  const lines = patch.split('\n').filter(line => !/^(={3,}|\\ No newline)/.test(line));
  return [ink.bold(`${what}: not as expected`), ...lines.map(line => coloured(ink, line))]
    .join('\n')
    .trimEnd();
}

function coloured(ink: Page['ink'], line: string): string {
  if (line.startsWith('-')) return ink.red(line);
  return line.startsWith('+') ? ink.green(line) : line;
}
