import { ProblemError } from '../problem/problem.ts';
import { unknownName } from '../problem/unknown-name.ts';
import { probeFolder, writeFolder } from '../show/files/write-folder.ts';
import { machineFiles } from '../show/suite/machine-files.ts';
import { MACHINE_FORMATS, type MachineFormat } from '../show/suite/machine-formats.ts';
import { failedStepText } from '../show/text/check.ts';
import { jsonText } from '../show/text/json.ts';
import { machineSuiteData, machineSuiteText } from '../show/text/machine-suite.ts';
import { loadSubject } from '../subject/load-subject.ts';
import type { Aims } from '../subject/subject.ts';
import type { Walked } from '../subject/walk.ts';
import {
  MACHINE_COVERS,
  type MachineSuite,
  type MachineSuiteOptions,
  machineSuite,
} from '../uses/generate-machine/generate-machine.ts';
import type { GenerateFlags } from './generate.ts';
import { onInterrupt } from './interrupt.ts';
import { STATUS, type Status } from './status.ts';
import type { Terminal } from './terminal.ts';
import { walked } from './walked.ts';

/** What may stand on the command line of `generate`, where it makes tests of a machine. */
export type GenerateMachineFlags = GenerateFlags & Aims;

/** A machine begins anew for next to nothing, in steps. */
const REBOOT = 1;

/** `klpwalk generate MACHINE`: makes the tests of a machine, and writes them. */
export async function runGenerateMachine(
  terminal: Terminal,
  file: string,
  flags: GenerateMachineFlags,
): Promise<Status> {
  const { out } = flags;
  const format = formatOf(flags);
  const options = optionsOf(flags);
  const subject = await loadSubject(file, flags);
  if (out !== undefined) await probeFolder(out);
  const found = await walked(terminal, subject, flags);
  if ('thrown' in found) {
    terminal.out(failedStepText(terminal.page, found));
    return STATUS.violated;
  }
  if (found.result.stopped === 'interrupted') {
    terminal.err('klpwalk: interrupted: nothing is written\n');
    return STATUS.unknown;
  }
  const made = suiteOf(found, options);
  terminal.out(
    flags.json === true
      ? jsonText(machineSuiteData(made))
      : machineSuiteText(terminal.page, made, out === undefined),
  );
  if (format !== null && out !== undefined) {
    const interrupt = onInterrupt();
    const count = await writeFolder(out, machineFiles(made, format), interrupt.signal).finally(
      interrupt.stop,
    );
    terminal.err(`${out}: ${count.toLocaleString('en')} ${count === 1 ? 'file' : 'files'}\n`);
  }
  return found.result.closed ? STATUS.ok : STATUS.unknown;
}

function suiteOf(found: Walked, options: MachineSuiteOptions): MachineSuite {
  try {
    return machineSuite(found, options);
  } catch (error) {
    // Of a test that has to be longer than it may be.
    if (!(error instanceof RangeError)) throw error;
    throw refused('--longest', error.message.replace(/\.$/, ''));
  }
}

function formatOf({ format, out }: GenerateMachineFlags): MachineFormat | null {
  if (format === undefined && out === undefined) return null;
  if (format === undefined) throw refused('--out', 'a suite is written in some format', '--format as well');
  if (out === undefined) throw refused('--format', 'a suite is written to some folder', '--out as well');
  const known = MACHINE_FORMATS.find(name => name === format);
  if (known !== undefined) return known;
  throw refused(
    '--format',
    `the tests of a machine are not written as ${format}`,
    `one of ${MACHINE_FORMATS.join(', ')}`,
  );
}

function optionsOf(flags: GenerateMachineFlags): MachineSuiteOptions {
  const { cover: [text = 'transitions', ...more] = [], reboot = REBOOT, home = 0, longest = null } = flags;
  const cover = MACHINE_COVERS.find(name => name === text);
  if (cover === undefined || more.length > 0) {
    const { what, expected } = unknownName('cover', more[0] ?? text, MACHINE_COVERS);
    throw refused('--cover', what, expected);
  }
  if (reboot === false && home === false)
    throw refused('--no-reboot and --no-home', 'no test may end anywhere', 'one of them');
  return {
    cover,
    prices: { reboot: reboot === false ? null : reboot, home: home === false ? null : home },
    longest,
  };
}

function refused(option: string, what: string, expected?: string): ProblemError {
  const problem = { code: 'no-suite', what, where: { option }, hints: [] };
  return new ProblemError([expected === undefined ? problem : { ...problem, expected }]);
}
