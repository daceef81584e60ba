import type { Scenario } from '../scenario/scenario.ts';
import { loadSetting } from '../scenario/setting.ts';
import { besideData, besideText } from '../show/text/beside.ts';
import { jsonText } from '../show/text/json.ts';
import { simulationData, simulationText } from '../show/text/simulation.ts';
import { differences } from '../uses/simulate/expectations.ts';
import { type Simulation, simulate } from '../uses/simulate/simulate.ts';
import { beside } from '../uses/validate/beside.ts';
import { ownLines } from '../uses/validate/follow/graph.ts';
import type { LogLine } from '../uses/validate/log/log-line.ts';
import { LogReader } from '../uses/validate/log/reader.ts';
import { chunksOf, noLivepatchLine } from './chunks.ts';
import { STATUS, type Status } from './status.ts';
import type { Terminal } from './terminal.ts';

/** What may stand on the command line of `simulate`. */
export interface SimulateFlags {
  readonly design?: string;
  readonly json?: boolean;
  /** A kernel log to be laid beside it. */
  readonly dmesg?: string;
}

/** `klpwalk simulate WORLD`: follows the scenario's steps and checks what it expects. */
export async function runSimulate(terminal: Terminal, named: string, flags: SimulateFlags): Promise<Status> {
  const { scenario, design } = await loadSetting(named, flags.design);
  const simulation = simulate(scenario.world, design, scenario.steps);
  const different = differences(scenario, simulation);
  const { dmesg } = flags;
  const other =
    dmesg === undefined ? null : beside(simulation.log, await readLog(terminal, dmesg, scenario, simulation));
  if (flags.json) {
    const data = simulationData(scenario, design.name, simulation, different);
    terminal.out(jsonText(other === null ? data : { ...data, dmesg: besideData(other) }));
  } else {
    terminal.out(simulationText(terminal.page, scenario, design, simulation, different));
    if (other !== null) terminal.out(`\n${besideText(terminal.page, dmesg ?? '', other)}\n`);
  }
  const isParted = other !== null && other.parted !== null;
  return different.length > 0 || isParted || isUnexpected(scenario, simulation) ? STATUS.violated : STATUS.ok;
}

/** So many lines more than were simulated: a log that goes on has parted by then. */
const BEYOND = 16;

async function readLog(
  terminal: Terminal,
  log: string,
  { world }: Scenario,
  simulation: Simulation,
): Promise<readonly LogLine[]> {
  const reader = new LogReader(log === '-' ? 'standard input' : log, ownLines(world));
  const lines: LogLine[] = [];
  const keep = (line: LogLine) => {
    if (line.kernel?.line.isModelled !== false) lines.push(line);
    return lines.length < simulation.log.length + BEYOND;
  };
  reading: for await (const chunk of chunksOf(terminal, log, new AbortController().signal)) {
    for (const line of reader.push(chunk)) if (!keep(line)) break reading;
  }
  for (const line of reader.end()) keep(line);
  if (lines.length === 0) throw noLivepatchLine(log, reader.counts.lines);
  return lines;
}

/** A violation is as it should be where the scenario says what it expects of the properties. */
function isUnexpected({ expect }: Scenario, { violations }: Simulation): boolean {
  return violations.length > 0 && expect.violations.length === 0 && expect.holds.length === 0;
}
