import { readdirSync } from 'node:fs';
import { entry } from '../../machines/context.ts';
import type { Design } from '../../machines/designs/design.ts';
import { DEFAULT_DESIGN, DESIGNS } from '../../machines/designs/index.ts';
import { loadScenario } from '../../src/scenario/read.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { simulate } from '../../src/uses/simulate/simulate.ts';
import { graphOf, ownLines } from '../../src/uses/validate/follow/graph.ts';
import type { Follower, Validation } from '../../src/uses/validate/follower.ts';
import { kernelLine } from '../../src/uses/validate/log/kernel-lines.ts';
import type { LogLine } from '../../src/uses/validate/log/log-line.ts';
import { LogReader } from '../../src/uses/validate/log/reader.ts';
import { Validator } from '../../src/uses/validate/validate.ts';

/** A shipped scenario with the log that it expects. */
export interface Logged {
  readonly file: string;
  readonly scenario: Scenario;
  readonly design: Design;
  readonly log: readonly string[];
}

/** All of them. */
export function loggedScenarios(): Logged[] {
  return readdirSync('scenarios', { withFileTypes: true })
    .filter(folder => folder.isDirectory())
    .flatMap(({ name: folder }) =>
      readdirSync(`scenarios/${folder}`).map(name => `scenarios/${folder}/${name}`),
    )
    .flatMap(file => logged(file) ?? []);
}

export function logged(file: string): Logged | null {
  const scenario = loadScenario(file);
  const design = entry(DESIGNS, scenario.design ?? DEFAULT_DESIGN.name);
  return scenario.expect.log === null ? null : { file, scenario, design, log: scenario.expect.log };
}

/** The lines of a log that are of use. */
export function read(lines: readonly string[], own: ReadonlySet<string> = new Set()): LogLine[] {
  const reader = new LogReader('a.log', own);
  return [...reader.push(Buffer.from(lines.map(line => `${line}\n`).join(''))), ...reader.end()];
}

/** What comes of a log. */
export function follow(follower: Follower, lines: readonly LogLine[]): Validation {
  lines.every(line => follower.see(line));
  return follower.result;
}

export function validated({ scenario, design }: Omit<Logged, 'log'>, lines: readonly string[]): Validation {
  const { world } = scenario;
  return follow(new Validator(graphOf(world, design)), read(lines, ownLines(world)));
}

export function withoutDebug(log: readonly string[]): string[] {
  return log.filter(line => kernelLine(line)?.line.level !== 'debug');
}

/** Each line as dmesg prints it: a tenth of a second after the one before, and signals after fifteen. */
export function stamped(log: readonly string[], caller = ''): string[] {
  let now = 812;
  return log.map(line => {
    now += line === 'livepatch: signaling remaining tasks' ? 15.2 : 0.1;
    return `[${now.toFixed(6).padStart(12)}]${caller} ${line}`;
  });
}

/** How many of the lines the history prints, in their order, when it is simulated. */
export function printedBy(
  { scenario, design }: Omit<Logged, 'log'>,
  { history }: Validation,
  lines: readonly string[],
): number {
  const { log } = simulate(
    scenario.world,
    design,
    history.map(({ step }) => step),
  );
  let printed = 0;
  for (const line of log) if (line === lines[printed]) printed++;
  return printed;
}
