import { type Command, Option } from 'commander';
import { designName, positiveInteger } from '../arguments.ts';
import type { Status } from '../status.ts';
import type { Terminal } from '../terminal.ts';
import type { PlaceFlags } from './place.ts';
import type { RandomFlags } from './random.ts';
import type { RunFlags } from './run.ts';
import type { SetupFlags } from './setup.ts';

/** `klpwalk lab`, with its own commands. */
export function labCommands(program: Command, terminal: Terminal, end: (status: Status) => void): void {
  const lab = program
    .command('lab')
    .description('run histories on a real kernel, and hold it against the model');
  const placed = (command: Command) =>
    command
      .option('--cache <folder>', 'where all of it is kept; default: klpwalk-lab in the cache of the user')
      .option('--kernel <image>', 'this kernel, vmlinuz or vmlinux, with --headers')
      .option('--headers <folder>', 'what modules for it are built with')
      .addOption(new Option('--accel <how>', 'how the guest runs; default: tcg').choices(['tcg', 'kvm']));
  placed(lab.command('setup'))
    .description('say what is missing, and how to get it')
    .option('--yes', 'get it, and start the kernel once')
    .action(async (flags: SetupFlags) => {
      const { runSetup } = await import('./setup.ts');
      end(await runSetup(terminal, flags));
    });
  placed(lab.command('run'))
    .description('run the steps of scenarios on the kernel')
    .argument('<world...>', 'scenario files, folders of them, or shipped worlds by name')
    .option('--design <name>', 'use this design, whatever the scenarios say', designName)
    .option('--jobs <n>', 'so many guests at once; default: one a processor', positiveInteger)
    .option('--logs <folder>', 'where the raw logs go; default: logs in the cache')
    .option('--out <folder>', 'write the shortest history that differs there: scenario, recording, and mail')
    .option('--tap', 'print the result in the Kernel Test Anything Protocol')
    .option('--json', 'print the result as JSON')
    .addOption(
      new Option('--via <tool>', 'have virtme-ng run a folder of selftests, or print how').choices(['vng']),
    )
    .action(async (worlds: string[], { via, ...flags }: RunFlags & { readonly via?: 'vng' }) => {
      if (via !== undefined) {
        const { runVirtme } = await import('./via-virtme.ts');
        return end(await runVirtme(terminal, worlds, flags));
      }
      const { runLab } = await import('./run.ts');
      end(await runLab(terminal, worlds, flags));
    });
  placed(lab.command('random'))
    .description('run histories at random on the kernel and on the model')
    .argument('<n>', 'how many', positiveInteger)
    .option('--world <world...>', 'of these worlds; default: some of those that are shipped')
    .option('--design <name...>', 'under these designs; default: those of the worlds, or four')
    .option(
      '--seed <s>',
      'the same seed gives the same histories; default: another one each time',
      positiveInteger,
    )
    .option('--from <n>', 'begin with this one, where a run was interrupted; default: 1', positiveInteger)
    .option('--out <folder>', 'write the shortest history that differs there: scenario, recording, and mail')
    .option('--jobs <n>', 'so many guests at once; default: one a processor', positiveInteger)
    .option('--logs <folder>', 'where the raw logs go; default: logs in the cache')
    .action(async (n: number, flags: RandomFlags) => {
      const { runRandom } = await import('./random.ts');
      end(await runRandom(terminal, n, flags));
    });
  lab
    .command('clean')
    .description('remove all that was built and fetched')
    .option('--cache <folder>', 'where all of it is kept')
    .action(async (flags: PlaceFlags) => {
      const { runClean } = await import('./setup.ts');
      end(await runClean(terminal, flags));
    });
  for (const command of lab.commands)
    command.showHelpAfterError(`(run 'klpwalk lab ${command.name()} --help' for what there is)`);
}
