import type { Scenario } from '../scenario/scenario.ts';
import { loadSetting } from '../scenario/setting.ts';
import { jsonText } from '../show/text/json.ts';
import { simulationData, simulationText } from '../show/text/simulation.ts';
import { differences } from '../uses/simulate/expectations.ts';
import { type Simulation, simulate } from '../uses/simulate/simulate.ts';
import { STATUS, type Status } from './status.ts';
import type { Terminal } from './terminal.ts';

/** What may stand on the command line of `simulate`. */
export interface SimulateFlags {
  readonly design?: string;
  readonly json?: boolean;
}

/** `klpwalk simulate WORLD`: follows the scenario's steps and checks what it expects. */
export function runSimulate(terminal: Terminal, named: string, flags: SimulateFlags): Status {
  const { scenario, design } = loadSetting(named, flags.design);
  const simulation = simulate(scenario.world, design, scenario.steps);
  const different = differences(scenario, simulation);
  if (flags.json) {
    terminal.out(jsonText(simulationData(scenario, design.name, simulation, different)));
  } else {
    terminal.out(simulationText(terminal.page, scenario, design, simulation, different));
  }
  return different.length > 0 || isUnexpected(scenario, simulation) ? STATUS.violated : STATUS.ok;
}

/** A violation is as it should be where the scenario says what it expects of the properties. */
function isUnexpected({ expect }: Scenario, { violations }: Simulation): boolean {
  return violations.length > 0 && expect.violations.length === 0 && expect.holds.length === 0;
}
