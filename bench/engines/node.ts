import { spawnSync } from 'node:child_process';
import type { Engine } from '../engine.ts';
import type { Job, Report } from '../job.ts';

/** klpwalk, or one of XState's own ways: each run is a Node process of its own, of compiled JavaScript. */
export function inNode(child: string, name: string, job: Job): Engine {
  return {
    name,
    missing: null,
    run: () => {
      const { states, transitions, slowSteps, ...report } = reportOf(child, job);
      return {
        states,
        transitions,
        slowSteps,
        expanded: report.expanded,
        seconds: report.seconds,
        cpuSeconds: report.cpuSeconds,
        compileSeconds: 0,
        processSeconds: report.processSeconds,
        peakBytes: report.peakBytes,
      };
    },
  };
}

function reportOf(child: string, job: Job): Report {
  // A process begins with the peak of the one that it is forked from: the shell in between is small, and stays.
  const { status, stdout, stderr } = spawnSync(
    'sh',
    ['-c', '"$@"; exit $?', 'sh', process.execPath, child, JSON.stringify(job)],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`${JSON.stringify(job)} failed:\n${stderr}`);
  return JSON.parse(stdout);
}
