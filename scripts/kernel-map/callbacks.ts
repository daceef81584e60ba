import { formatStep } from '../../src/scenario/step.ts';
import type { Followed } from './shown.ts';

/** Which callbacks run when: a row for each scenario of the table by which the core was checked. */
export function callbackTable(all: readonly Followed[]): string {
  const rows = all.flatMap(one => {
    const number = /\/row-(\d+)-/.exec(one.scenario.file)?.[1];
    const { file, title } = one.scenario;
    return number === undefined ? [] : [`| ${Number(number)} | [${title}](../${file}) | ${called(one)} |`];
  });
  return ['| row | what happens | callbacks, in their order |', '|---|---|---|', ...rows].join('\n');
}

/** Step by step, with what the delayed work called after it; a step without callbacks is left out. */
function called({ scenario, simulation }: Followed): string {
  const isAlone = Object.keys(scenario.world.livepatches).length === 1;
  const lines = simulation.steps.flatMap(({ step, outcomes }) => {
    const callbacks = outcomes.flatMap(outcome => outcome.callbacks);
    const names = callbacks.map(({ callback, patch, object }) =>
      isAlone ? `${callback} ${object}` : `${callback} ${patch}/${object}`,
    );
    return names.length === 0 ? [] : [`\`${formatStep(step)}\`: ${names.join(', ')}`];
  });
  return lines.join('<br>').replaceAll(/(pre|post)_(un)?patch\b/g, '`$&`') || 'none';
}
