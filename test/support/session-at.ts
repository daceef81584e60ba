import { readFileSync } from 'node:fs';
import { entry } from '../../machines/context.ts';
import { DESIGNS } from '../../machines/designs/index.ts';
import { designFor } from '../../src/scenario/design-for.ts';
import { parseScenario } from '../../src/scenario/scenario.ts';
import { begin, type Session, take } from '../../src/uses/step/session.ts';
import { typedStep } from '../../src/uses/step/typed-step.ts';

/** A session of a shipped scenario after these steps, and none of its own. */
export function sessionAt(name: string, lines: readonly string[], design?: string): Session {
  const file = `scenarios/${name}.yaml`;
  const source = readFileSync(file, 'utf8');
  const scenario = { ...parseScenario(source, file, Object.keys(DESIGNS)), steps: [] };
  const under = design === undefined ? designFor(scenario) : entry(DESIGNS, design);
  return lines.reduce(
    (session, line) => {
      const step = typedStep(line, session.model.world);
      if ('mistake' in step) throw new Error(step.mistake.what);
      const next = take(session, step.value);
      if ('mistake' in next) throw new Error(next.mistake.what);
      return next.value;
    },
    begin(scenario, source, under),
  );
}
