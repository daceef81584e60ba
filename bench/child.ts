/** The process that is measured: walks what the job in its argument says, once, and prints its report as JSON. */
import { performance } from 'node:perf_hooks';
import type { Job, Report } from './job.ts';
import { walkerOf } from './walker.ts';

const job: Job = JSON.parse(process.argv[2] ?? '');
const walker = walkerOf(job);
const report: Report = {
  ...(await walker()),
  processSeconds: performance.now() / 1000,
  peakBytes: process.resourceUsage().maxRSS * 1024,
};
console.log(JSON.stringify(report));
