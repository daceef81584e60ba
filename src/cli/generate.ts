import { faultsOf, type Strength } from '../generate/index.ts';
import { livepatchModel } from '../livepatch/model.ts';
import { ProblemError } from '../problem/problem.ts';
import { quoted } from '../problem/quoted.ts';
import { oneOf, unknownName } from '../problem/unknown-name.ts';
import { readText } from '../scenario/file-text.ts';
import { loadSettings, type Setting } from '../scenario/setting.ts';
import { worldName } from '../show/files/test-account.ts';
import { probeFolder, writeFolder } from '../show/files/write-folder.ts';
import type { SuiteFormat } from '../show/suite/format-names.ts';
import { suiteFiles } from '../show/suite/formats.ts';
import { jsonText } from '../show/text/json.ts';
import { strengthText } from '../show/text/strength.ts';
import { suiteText } from '../show/text/suite.ts';
import { suiteData } from '../show/text/suite-data.ts';
import { COVERS, type CoverName, isCoverName } from '../uses/generate/cover-names.ts';
import { type GeneratedSuite, generate, type Runner } from '../uses/generate/generate.ts';
import { suiteStrength } from '../uses/generate/strength.ts';
import { ENDS_ALL } from '../uses/lab/open.ts';
import { whyNotStep } from '../uses/lab/runnable.ts';
import { aimOf } from './aim.ts';
import { progressBar } from './bar.ts';
import { onInterrupt } from './interrupt.ts';
import { progressLine } from './progress.ts';
import { STATUS, type Status } from './status.ts';
import type { Terminal } from './terminal.ts';

/** What may stand on the command line of `generate`. */
export interface GenerateFlags {
  readonly design?: string;
  readonly cover?: readonly string[];
  /** `false`: no test may end anywhere but at home. */
  readonly reboot?: number | false;
  /** `false`: to be at home is no new beginning. */
  readonly home?: number | false;
  readonly longest?: number;
  readonly maxDepth?: number;
  readonly maxStates?: number;
  readonly format?: SuiteFormat;
  readonly out?: string;
  /** Take only steps that a real kernel can be made to take. */
  readonly runnable?: boolean;
  readonly strength?: boolean;
  readonly json?: boolean;
}

/** `klpwalk generate WORLD...`: makes the tests of each world, and writes them. */
export async function runGenerate(
  terminal: Terminal,
  named: readonly string[],
  flags: GenerateFlags,
): Promise<Status> {
  const { format, out } = flags;
  if ((format === undefined) !== (out === undefined)) throw halfWritten(flags);
  if (format === 'selftest') refuseReboot(flags, named);
  if (flags.reboot === false && flags.home === false) throw nowhere();
  const settings = await loadSettings(named, flags.design);
  if (out !== undefined) refuseNamesakes(settings);
  const covers = settings.map(setting => coverOf(setting, flags.cover ?? ['transitions']));
  if (out !== undefined) await probeFolder(out);
  // As they are before the walks.
  const sources = settings.map(({ scenario }) => readText(scenario.file));
  const interrupt = onInterrupt();
  try {
    const made = await makeAll(terminal, settings, covers, flags, interrupt.signal);
    if (made.length < settings.length) return interrupted(terminal);
    if (format !== undefined && out !== undefined) {
      const files = made.flatMap((generated, place) => suiteFiles(generated, sources[place] ?? '', format));
      const count = await writeFolder(out, files, interrupt.signal);
      terminal.err(`${out}: ${count.toLocaleString('en')} ${count === 1 ? 'file' : 'files'}\n`);
    }
    return made.some(({ explored }) => !explored.closed) ? STATUS.unknown : STATUS.ok;
  } catch (error) {
    if (interrupt.signal.aborted) return interrupted(terminal);
    throw error;
  } finally {
    interrupt.stop();
  }
}

function interrupted(terminal: Terminal): Status {
  terminal.err('klpwalk: interrupted: nothing is written\n');
  return STATUS.unknown;
}

/** Makes the suites, and tells of each; those that come after an interruption are not made. */
async function makeAll(
  terminal: Terminal,
  settings: readonly Setting[],
  covers: readonly Cover[],
  flags: GenerateFlags,
  signal: AbortSignal,
): Promise<GeneratedSuite[]> {
  const made: GeneratedSuite[] = [];
  const data: unknown[] = [];
  for (const [place, setting] of settings.entries()) {
    const generated = await generateOne(terminal, setting, flags, covers[place] ?? 'transitions', signal);
    if (generated === null) break;
    const strength = flags.strength ? await strengthWith(terminal, generated, signal) : null;
    if (signal.aborted) break;
    made.push(generated);
    data.push({ ...suiteData(generated), ...(strength && { strength }) });
    if (flags.json) continue;
    const space = made.length > 1 ? '\n' : '';
    terminal.out(space + suiteText(terminal.page, generated, flags.out === undefined));
    if (strength !== null) terminal.out(`\n${strengthText(terminal.page, strength)}`);
  }
  if (flags.json) terminal.out(jsonText(settings.length === 1 ? data[0] : data));
  return made;
}

/** A name, or conditions. */
type Cover = CoverName | ReturnType<typeof aimOf>[];

async function generateOne(
  terminal: Terminal,
  setting: Setting,
  flags: GenerateFlags,
  cover: Cover,
  signal: AbortSignal,
): Promise<GeneratedSuite | null> {
  const { home = 0, longest = null, maxDepth = null, maxStates = null } = flags;
  // The next selftest runs on the same machine.
  const { reboot = flags.format === 'selftest' ? false : 10 } = flags;
  const prices = { reboot: reboot === false ? null : reboot, home: home === false ? null : home };
  const progress = progressLine(terminal);
  try {
    const generated = await generate(setting, {
      cover,
      prices,
      longest,
      states: maxStates,
      depth: maxDepth,
      ...(flags.runnable || flags.format === 'selftest' ? { runner: REAL_KERNEL } : {}),
      onProgress: progress.show,
      signal,
    });
    if (generated !== null && (cover === 'transitions' || cover === 'refusals')) check(generated);
    return generated;
  } catch (error) {
    // Of a test that has to be longer than it may be.
    if (!(error instanceof RangeError)) throw error;
    throw new ProblemError([
      {
        code: 'no-suite',
        what: error.message.replace(/\.$/, ''),
        where: { file: setting.scenario.file, option: '--longest' },
        hints: [],
      },
    ]);
  } finally {
    progress.clear();
  }
}

async function strengthWith(
  terminal: Terminal,
  generated: GeneratedSuite,
  signal: AbortSignal,
): Promise<Strength | null> {
  /** One, as soon as it is known how many slips there are. */
  const bars: ReturnType<typeof progressBar>[] = [];
  const onProgress = (all: number) => {
    if (bars.length === 0) bars.push(progressBar(terminal, 'slips', all));
    for (const bar of bars) bar.advance();
  };
  const strength = await suiteStrength(generated, onProgress, signal);
  for (const bar of bars) bar.clear();
  return strength;
}

const REAL_KERNEL: Runner = {
  takes: step => whyNotStep(step) === null,
  endsWith: property => ENDS_ALL.includes(property),
};

/** Nobody is told of a cheapest suite that the checker has not let pass. */
function check({ walked, suite, options: { prices } }: GeneratedSuite): void {
  const [fault] = faultsOf(walked, suite, prices);
  if (fault !== undefined)
    throw new Error(`the suite does not pass its own check: ${fault.replace(/\.$/, '')}`);
}

/** @throws ProblemError where it is neither a name nor a condition */
function coverOf({ scenario, design }: Setting, cover: readonly string[]): Cover {
  const [first = ''] = cover;
  if (isCoverName(first) && cover.length === 1) return first;
  const kinds = Object.keys(COVERS);
  for (const text of cover) {
    if (isCoverName(text)) throw covering(`"${text}" stands alone`, 'one of them, or conditions');
    if (/^[a-z]+$/i.test(text))
      throw covering(unknownName('cover', text, kinds).what, `${oneOf(kinds)}, or conditions`);
  }
  const { context } = livepatchModel(scenario.world, design).initial;
  return cover.map(text => aimOf([text], context, '--cover'));
}

function refuseReboot({ reboot }: GenerateFlags, { length }: readonly string[]): void {
  const problem = (what: string, option: string, expected: string) =>
    new ProblemError([{ code: 'no-selftest', what, where: { option }, expected, hints: [] }]);
  if (typeof reboot === 'number')
    throw problem('selftests run one after another, without a reboot', '--reboot', '--no-reboot');
  if (length > 1) throw problem('a folder of selftests is made of one world', '--format', 'one world');
}

function covering(what: string, expected: string): ProblemError {
  return new ProblemError([{ code: 'no-cover', what, where: { option: '--cover' }, expected, hints: [] }]);
}

function nowhere(): ProblemError {
  return new ProblemError([
    {
      code: 'no-end',
      what: 'no test may end anywhere',
      where: { option: '--no-reboot and --no-home' },
      expected: 'one of them',
      hints: [],
    },
  ]);
}

/** The files of two worlds would have the same names. */
function refuseNamesakes(settings: readonly Setting[]): void {
  const names = settings.map(({ scenario }) => worldName(scenario.file));
  const place = names.findIndex((name, at) => names.indexOf(name) !== at);
  const file = settings[place]?.scenario.file;
  if (file === undefined) return;
  throw new ProblemError([
    {
      code: 'namesakes',
      what: `another one of the worlds is called ${quoted(names[place])} as well, and so would its tests be`,
      where: { file },
      expected: 'worlds with different names, or a folder for each',
      hints: [],
    },
  ]);
}

function halfWritten({ format }: GenerateFlags): ProblemError {
  return new ProblemError([
    format === undefined
      ? {
          code: 'no-format',
          what: 'a suite is written in some format',
          where: { option: '--out' },
          expected: '--format as well',
          hints: [],
        }
      : {
          code: 'no-folder',
          what: 'a suite is written to some folder',
          where: { option: '--format' },
          expected: '--out as well',
          hints: [],
        },
  ]);
}
