import { runCommand } from '../../uses/lab/command.ts';
import { kernelOf } from '../../uses/lab/kernel.ts';
import { LabError } from '../../uses/lab/lab-error.ts';
import { isProgram, keptKernel } from '../../uses/lab/setup.ts';
import { type Command, commandLine, readKtap, virtmeCommands } from '../../uses/lab/virtme.ts';
import { onInterrupt } from '../interrupt.ts';
import { STATUS, type Status } from '../status.ts';
import type { Terminal } from '../terminal.ts';
import { cacheOf, inLaboratory, type PlaceFlags } from './place.ts';

/** `klpwalk lab run --via vng`: prints how virtme-ng runs a folder of selftests, and has it do so where it is installed. */
export function runVirtme(terminal: Terminal, named: readonly string[], flags: PlaceFlags): Promise<Status> {
  return inLaboratory(terminal, async () => {
    const [folder, ...others] = named;
    if (folder === undefined || others.length > 0)
      throw new LabError('--via vng runs one folder of selftests at a time');
    const { kernel: image, headers } = flags;
    if ((image === undefined) !== (headers === undefined))
      throw new LabError('--kernel and --headers go together');
    const kernel =
      image === undefined || headers === undefined
        ? await keptKernel(cacheOf(flags))
        : await kernelOf(image, headers);
    const { build, run } = virtmeCommands(folder, kernel);
    terminal.out(`${commandLine(build)}\n${commandLine(run)}\n`);
    if (!(await isProgram('vng'))) {
      terminal.err('klpwalk: virtme-ng is not installed here, and nothing was run\n');
      return STATUS.unknown;
    }
    const interrupt = onInterrupt(['SIGTERM', 'SIGHUP']);
    try {
      const built = await start(build, interrupt.signal);
      if (built.code !== 0) throw new LabError('the modules cannot be built', built.err.trim());
      const { out, err } = await start(run, interrupt.signal);
      terminal.out(out);
      const { passed, failed, isSkipped } = readKtap(out);
      if (failed > 0) return STATUS.violated;
      if (passed > 0) return STATUS.ok;
      if (!isSkipped) terminal.err(`klpwalk: the tests have said nothing\n${err}`);
      return STATUS.unknown;
    } catch (error) {
      if (interrupt.signal.aborted) return STATUS.unknown;
      throw error;
    } finally {
      interrupt.stop();
    }
  });
}

function start([program, ...args]: Command, signal: AbortSignal) {
  return runCommand(program, args, { signal });
}
