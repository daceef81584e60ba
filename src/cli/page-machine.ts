import { basename } from 'node:path';
import { bundleWorker } from '../page/machine/bundle.ts';
import { machineCharts } from '../page/machine/charts.ts';
import { fillMachinePage } from '../page/machine/fill.ts';
import { machineTemplate } from '../page/machine/template.ts';
import { probeFiles } from '../show/files/probe-files.ts';
import { writeFile } from '../show/files/write-file.ts';
import { failedStepText } from '../show/text/check.ts';
import { count } from '../show/text/count.ts';
import { loadSubject } from '../subject/load-subject.ts';
import type { Aims } from '../subject/subject.ts';
import { STATUS, type Status } from './status.ts';
import type { Terminal } from './terminal.ts';
import { boundsOf, type WalkFlags, walked } from './walked.ts';

/** What may stand on the command line of `page`, where the page is about a machine. */
export interface PageMachineFlags extends Aims, WalkFlags {
  readonly out?: string;
}

/** `klpwalk page MACHINE`: writes a page on which a machine is explored by hand, with the machine in it. */
export async function runPageMachine(
  terminal: Terminal,
  file: string,
  flags: PageMachineFlags,
): Promise<Status> {
  const subject = await loadSubject(file, flags);
  const { out = `${basename(file).replace(/\.[^.]*$/, '')}.html`, events, outcomes, input } = flags;
  await probeFiles(
    [out],
    [file, events, outcomes, input].filter(name => name !== undefined),
  );
  // What cannot be walked here, cannot be walked there either; whoever writes the page is to hear of it.
  const found = await walked(terminal, subject, flags);
  if ('thrown' in found) {
    terminal.out(failedStepText(terminal.page, found));
    return STATUS.violated;
  }
  const worker = await bundleWorker(subject, flags, boundsOf(flags));
  const html = fillMachinePage(await machineTemplate(), worker, await machineCharts(subject.machine));
  await writeFile(out, [html]);
  const { states, stopped } = found.result;
  const extent = `${count(states, 'state')}${stopped === null ? '' : ', as far as it is walked'}`;
  terminal.out(`${out}: ${extent}; open it in a browser, it needs no network.\n`);
  return STATUS.ok;
}
