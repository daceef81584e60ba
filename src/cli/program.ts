import { Command, CommanderError, Option } from 'commander';
import { ProblemError } from '../problem/problem.ts';
import { EXTENSIONS } from '../show/files/format-names.ts';
import { LIVEPATCH_MEMBERS } from '../show/files/livepatch-members.ts';
import { PICTURES } from '../show/files/picture-names.ts';
import { SUITE_FORMATS } from '../show/suite/format-names.ts';
import { COMPARISON_EXTENSIONS } from '../show/text/comparison-format-names.ts';
import { isModule } from '../subject/is-module.ts';
import { COVERS } from '../uses/generate/cover-names.ts';
import {
  designName,
  designNames,
  fileNames,
  memberNames,
  PORT,
  portNumber,
  positiveInteger,
  price,
  propertyNames,
  release,
  size,
  suiteFormat,
} from './arguments.ts';
import type { CFlags } from './c.ts';
import type { CheckFlags } from './check.ts';
import type { CompareFlags } from './compare.ts';
import type { ExploreFlags } from './explore.ts';
import { refuseForeign, refuseOthers, refuseServed } from './foreign-options.ts';
import type { GenerateMachineFlags } from './generate-machine.ts';
import { labCommands } from './lab/commands.ts';
import type { PageFlags } from './page.ts';
import type { PageMachineFlags } from './page-machine.ts';
import type { ServeFlags } from './serve.ts';
import type { SimulateFlags } from './simulate.ts';
import { STATUS, type Status } from './status.ts';
import type { StepFlags } from './step.ts';
import type { StepMachineFlags } from './step-machine.ts';
import type { Terminal } from './terminal.ts';
import type { ValidateFlags } from './validate.ts';
import { VERSION } from './version.ts';

/**
 * Runs the command line.
 *
 * @param args what follows the program's name
 * @returns the exit status; errors have been printed
 */
export async function run(args: readonly string[], terminal: Terminal): Promise<Status> {
  let status: Status = STATUS.ok;
  const program = commands(terminal, ended => {
    status = ended;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return status;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? STATUS.ok : STATUS.usage;
    if (error instanceof ProblemError) {
      terminal.err(`klpwalk: ${error.message}\n`);
      return STATUS.usage;
    }
    throw error;
  }
}

/** What a command alone needs is loaded with it, so that each starts as soon as it can. */
function commands(terminal: Terminal, end: (status: Status) => void): Command {
  const program = new Command('klpwalk')
    .description('Walks every upgrade and downgrade path of Linux livepatches.')
    .version(VERSION)
    .exitOverride()
    .configureOutput({
      writeOut: terminal.out,
      writeErr: terminal.err,
      outputError: (text, write) => write(text.replace(/^error: /, 'klpwalk: ')),
    })
    .showHelpAfterError("(run 'klpwalk --help' for what there is)")
    .addHelpText('after', HELP);
  program
    .command('simulate')
    .description('follow the steps of a scenario, and check what it expects')
    .argument('<world>', 'a scenario file, or a shipped world by name')
    .option('--design <name>', 'use this design, whatever the scenario says', designName)
    .option('--dmesg <log>', 'lay a kernel log beside it, and show where the two part; - is a pipe')
    .option('--json', 'print the result as JSON')
    .action(async (world: string, flags: SimulateFlags) => {
      const { runSimulate } = await import('./simulate.ts');
      end(await runSimulate(terminal, world, flags));
    });
  program
    .command('explore')
    .description('walk every history of a scenario, and print a shortest one to each violation')
    .argument('<world...>', 'shipped worlds by name, or scenario files')
    .option('--design <name>', 'use this design, whatever the scenarios say', designName)
    .option('--max-depth <n>', 'walk histories of up to n steps', positiveInteger)
    .option('--max-states <n>', 'end as soon as n states are known', positiveInteger)
    .option('--max-memory <size>', 'end before the program has more memory, such as 500M or 3G', size)
    .option(
      '--cores <n>',
      'use so many processors for each world, where it is large (default: 1)',
      positiveInteger,
    )
    .option('--property <name...>', 'judge these properties only', propertyNames)
    .option('--upgrades-only', 'load no livepatch while one that stands later in the file is installed')
    .option('--after-steps', "begin where the scenario's steps end")
    .option('--reach <condition...>', 'ask for a state in which all of these hold, as step has them in watch')
    .option('--no-symmetry', 'tell symmetric tasks and livepatches apart: more states, the same verdicts')
    .option('--coverage', 'say how much of the charts the histories cover, and what they never do')
    .option(
      '--out <file>',
      `write the graph or the histories as well (repeatable; ${EXTENSIONS.join(', ')})`,
      fileNames,
    )
    .option(
      '--by <members>',
      `draw states that agree in these as one (${LIVEPATCH_MEMBERS.join(', ')})`,
      memberNames,
    )
    .option('--json', 'print the result as JSON')
    .action(async (worlds: string[], flags: ExploreFlags) => {
      const { runExplore } = await import('./explore.ts');
      end(await runExplore(terminal, worlds, flags));
    });
  aimedAtMachines(
    program
      .command('step')
      .description(
        'take the steps of a world or a machine by hand, a line a command, and ask what comes of them and why',
      )
      .argument(
        '<world>',
        'a scenario file, a shipped world by name, or a link; or a module that exports a machine',
      )
      .option('--design <name>', 'use this design, whatever the scenario says', designName),
  )
    .addOption(ofMachine('--history <file>', 'begin with these events, as save has written them'))
    .addOption(ofMachine('--max-depth <n>', 'know histories of up to n events').argParser(positiveInteger))
    .addOption(ofMachine('--max-states <n>', 'know at most n states').argParser(positiveInteger))
    .action(async (world: string, flags: StepFlags & StepMachineFlags) => {
      refuseForeign(world, flags);
      if (isModule(world)) {
        const { runStepMachine } = await import('./step-machine.ts');
        end(await runStepMachine(terminal, world, flags));
      } else {
        const { runStep } = await import('./step.ts');
        end(await runStep(terminal, world, flags));
      }
    });
  program
    .command('validate')
    .description('hold a kernel log against the model: which history prints it, or where it stops to fit')
    .argument('<log>', 'what dmesg or journalctl -k prints, in a file; - reads it from a pipe as it comes')
    .option('--world <file>', 'a scenario file, or a shipped world by name; default: one made of the log')
    .option('--design <name>', 'use this design, whatever the scenario says', designName)
    .option(
      '--kernel <release>',
      'by the rules of this release, whatever the scenario and the log say',
      release,
    )
    .option('--json', 'print the result as JSON')
    .action(async (log: string, flags: ValidateFlags) => {
      const { runValidate } = await import('./validate.ts');
      end(await runValidate(terminal, log, flags));
    });
  program
    .command('compare')
    .description('walk worlds under designs, and print in which of them each design holds')
    .argument('[world...]', 'shipped worlds by name, or scenario files; default: all shipped worlds')
    .option('--design <name...>', 'compare these designs; default: all', designNames)
    .option('--max-depth <n>', 'walk histories of up to n steps', positiveInteger)
    .option('--max-states <n>', 'end a walk as soon as n states are known', positiveInteger)
    .option('--jobs <n>', 'walk so many cells at once; default: one a processor', positiveInteger)
    .option(
      '--out <file>',
      `write the table as well (repeatable; ${COMPARISON_EXTENSIONS.join(', ')})`,
      fileNames,
    )
    .option('--json', 'print the table as JSON')
    .action(async (worlds: string[], flags: CompareFlags) => {
      const { runCompare } = await import('./compare.ts');
      end(await runCompare(terminal, worlds, flags));
    });
  const generating = aimedAtMachines(
    program
      .command('generate')
      .description(
        'make tests of a world or a machine: a cheapest suite that takes every transition, or what else is asked for',
      )
      .argument('<world...>', 'shipped worlds by name, or scenario files; or a module that exports a machine')
      .option('--design <name>', 'use this design, whatever the scenarios say', designName)
      .option(
        '--cover <what...>',
        `what the tests must come by: ${Object.keys(COVERS).join(', ')}; or conditions, as step has them in watch (default: transitions)`,
      )
      .option(
        '--reboot <price>',
        'what it costs, in steps, to begin anew wherever a test ends (default: 10; of a machine: 1)',
        price,
      )
      .option('--no-reboot', 'every test has to end where it began')
      .option(
        '--home <price>',
        'what it costs to begin anew where a test ends where it began (default: 0)',
        price,
      )
      .option('--no-home', 'begin every test with a reboot')
      .option('--longest <n>', 'no test of more than n steps', positiveInteger)
      .option('--max-depth <n>', 'walk histories of up to n steps', positiveInteger)
      .option('--max-states <n>', 'end as soon as n states are known', positiveInteger)
      .option('--runnable', 'take only steps that a real kernel can be made to take (lab)')
      .option(
        '--strength',
        'say how many slips in the charts (a guard negated, an action dropped, a target moved) the tests tell',
      )
      .option('--format <format>', `write the tests: ${Object.keys(SUITE_FORMATS).join(', ')}`, suiteFormat)
      .option('--out <folder>', 'where to; it must be empty, or not there yet')
      .option('--json', 'print the suite as JSON'),
  ).action(async (named: string[], flags: GenerateMachineFlags) => {
    for (const name of named) refuseForeign(name, flags);
    const machine = named.find(isModule);
    if (machine === undefined) {
      const { runGenerate } = await import('./generate.ts');
      end(await runGenerate(terminal, named, flags));
    } else {
      refuseOthers(machine, named, 'tests are made of one machine');
      const { runGenerateMachine } = await import('./generate-machine.ts');
      end(await runGenerateMachine(terminal, machine, flags));
    }
  });
  for (const name of ['reboot', 'home']) refuseBoth(generating, name);
  program
    .command('check')
    .description('walk all that an XState machine can do, and say what it never does and where it ends')
    .argument('<machine>', 'a module in TypeScript or JavaScript that exports a machine')
    .option('--export <name>', 'which machine, where the module exports more than one')
    .option(
      '--events <file>',
      'what may be sent: JSON, or a module that exports events; default: what the machine names, without payloads',
    )
    .option('--outcomes <file>', 'what its actors may answer: JSON, or a module that exports outcomes')
    .option('--input <file>', 'what its context is made from: JSON, or a module that exports input')
    .option('--children', 'walk the machines that it invokes or spawns together with it')
    .addOption(
      new Option('--time <how>', 'when its delays end: at any time, or each after exactly its time').choices([
        'any',
        'ordered',
      ]),
    )
    .option('--max-depth <n>', 'walk histories of up to n events', positiveInteger)
    .option('--max-states <n>', 'end as soon as n states are known', positiveInteger)
    .option(
      '--out <file>',
      `draw it as well, or write the graph (repeatable; ${PICTURES.join(', ')})`,
      fileNames,
    )
    .option('--json', 'print the result as JSON')
    .action(async (file: string, flags: CheckFlags) => {
      const { runCheck } = await import('./check.ts');
      end(await runCheck(terminal, file, flags));
    });
  program
    .command('c')
    .description('write the livepatches of a world in C, as modules for a stock kernel')
    .argument('<world>', 'a scenario file, or a shipped world by name')
    .option('--design <name>', 'use this design, whatever the scenario says', designName)
    .requiredOption('--out <folder>', 'the folder to write to; it is made where there is none')
    .action(async (world: string, flags: CFlags) => {
      const { runC } = await import('./c.ts');
      end(await runC(terminal, world, flags));
    });
  aimedAtMachines(
    program
      .command('page')
      .description('write a page on which scenarios, or a machine, are explored by hand; it needs no network')
      .argument(
        '[worlds...]',
        'shipped worlds by name, or scenario files (what is shipped is in it anyway); or a module that exports a machine',
      )
      .option('--out <file>', 'the file to write (default: klpwalk.html; of a machine: its own name)'),
  )
    .addOption(ofMachine('--max-depth <n>', 'know histories of up to n events').argParser(positiveInteger))
    .addOption(ofMachine('--max-states <n>', 'know at most n states').argParser(positiveInteger))
    .action(async (worlds: string[], flags: PageFlags & PageMachineFlags) => {
      const machine = worlds.find(isModule);
      refuseForeign(machine ?? '', flags);
      if (machine === undefined) {
        const { runPage } = await import('./page.ts');
        end(await runPage(terminal, worlds, flags));
      } else {
        refuseOthers(machine, worlds, 'a page is about one machine');
        const { runPageMachine } = await import('./page-machine.ts');
        end(await runPageMachine(terminal, machine, flags));
      }
    });
  program
    .command('serve')
    .description('the same page on 127.0.0.1, which follows the files as they change')
    .argument('[worlds...]', 'shipped worlds by name, or scenario files; what is shipped is in it anyway')
    .option('--port <n>', 'listen on this port; 0: any that is free', portNumber, PORT)
    .action(async (worlds: string[], flags: ServeFlags) => {
      refuseServed(worlds);
      const { runServe } = await import('./serve.ts');
      end(await runServe(terminal, worlds, flags));
    });
  labCommands(program, terminal, end);
  for (const command of program.commands)
    command.showHelpAfterError(`(run 'klpwalk ${command.name()} --help' for what there is)`);
  return program;
}

/** The options of `check` that say which machine is meant and what comes to it, for what is of worlds too. */
function aimedAtMachines(command: Command): Command {
  return command
    .addOption(ofMachine('--export <name>', 'which machine, where the module exports more than one'))
    .addOption(ofMachine('--events <file>', 'what may be sent, as check takes it'))
    .addOption(ofMachine('--outcomes <file>', 'what its actors may answer, as check takes it'))
    .addOption(ofMachine('--input <file>', 'what its context is made from, as check takes it'))
    .addOption(ofMachine('--children', 'walk the machines that it invokes or spawns together with it'))
    .addOption(
      ofMachine('--time <how>', 'when its delays end, as check takes it').choices(['any', 'ordered']),
    );
}

/** An option that says something of machines alone. */
function ofMachine(flags: string, what: string): Option {
  return new Option(flags, `of a machine: ${what}`);
}

const HELP = `
Exit status: 0 as it should be; 1 a property is violated, or something is not
as the scenario expects; 2 bad input or usage; 3 no verdict (a limit was
reached, or Ctrl-C).`;

/** A price, and that there is none: the last one would win in silence. */
function refuseBoth(command: Command, name: string): void {
  const given = new Set<string>();
  for (const flag of [`--${name}`, `--no-${name}`]) {
    command.on(`option:${flag.slice(2)}`, () => {
      given.add(flag);
      if (given.size > 1) command.error(`error: --${name} and --no-${name}: only one of them can be meant`);
    });
  }
}
