import { execFileSync } from 'node:child_process';
import { existsSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { megabytes, ratio, seconds } from './figures.ts';
import { median, spread } from './statistics.ts';
import type { Table } from './table.ts';
import type { Workshop } from './workshop.ts';

/** A commit, built. */
interface Build {
  readonly folder: string;
  readonly main: string;
}

/**
 * What the command does for a livepatch author, as HEAD does it and as another commit did, in turn. Both walk the worlds of
 * that commit, under the designs that it had.
 */
export async function against(
  commit: string,
  workshop: Workshop,
  runs: number,
  progress: (line: string) => void,
): Promise<Table> {
  const builds: Build[] = [];
  try {
    const before = built(commit, workshop, builds);
    const now = built('HEAD', workshop, builds);
    const jobs = await jobsOf(before);
    const rows = jobs.map(({ name, args }) => {
      const pairs = Array.from({ length: runs }, (_, run) => {
        progress(`${name}: ${run + 1} of ${runs}`);
        return [before, now].map(({ main }) =>
          workshop.measured(answered([main, ...args]), workshop.folder()),
        );
      });
      const of = (place: number, figure: 'cpuSeconds' | 'peakBytes') =>
        pairs.map(pair => pair[place]?.[figure] ?? Number.NaN);
      const [old, own] = [of(0, 'cpuSeconds'), of(1, 'cpuSeconds')];
      return [
        name,
        seconds(median(old)),
        seconds(median(own)),
        ratio(spread(own.map((value, place) => value / (old[place] ?? Number.NaN)))),
        megabytes(median(of(0, 'peakBytes'))),
        megabytes(median(of(1, 'peakBytes'))),
      ];
    });
    const columns = ['', 'CPU s before', 'now', 'now / before', 'peak MB before', 'now'];
    return { title: `Against ${commit}`, columns, rows };
  } finally {
    for (const { folder } of builds) execFileSync('git', ['worktree', 'remove', '--force', folder]);
  }
}

/** A property that is violated is no failure of a measurement. */
function answered(args: readonly string[]): string[] {
  return ['sh', '-c', '"$@" >/dev/null; test $? -le 1', 'sh', process.execPath, ...args];
}

async function jobsOf({ folder }: Build) {
  const { COMPARED, DESIGNS }: { COMPARED?: readonly string[]; DESIGNS: object } = await import(
    pathToFileURL(join(folder, 'dist/machines/designs/index.js')).href
  );
  const world = (name: string) => ({
    name: `explore ${name}`,
    args: ['explore', join(folder, `bench/worlds/${name}.yaml`)],
  });
  const designs = COMPARED ?? Object.keys(DESIGNS);
  return [
    { name: 'compare --jobs 1', args: ['compare', '--jobs', '1', '--design', ...designs] },
    ...['ten-thousand', 'hundred-thousand', 'million'].map(world),
  ];
}

/** Compiles a commit in a worktree of its own, with the packages of this one. */
function built(commit: string, workshop: Workshop, builds: Build[]): Build {
  const folder = workshop.folder();
  execFileSync('git', ['worktree', 'add', '--force', '--detach', folder, commit], { stdio: 'ignore' });
  const one = { folder, main: join(folder, 'dist/src/cli/main.js') };
  builds.push(one);
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  execFileSync('node_modules/.bin/tsc', ['-p', join(folder, 'tsconfig.build.json'), '--noCheck']);
  // What was bundled by then starts from one file.
  if (existsSync(join(folder, 'scripts/bundle.mjs')))
    execFileSync(process.execPath, ['scripts/build.mjs'], { cwd: folder });
  return one;
}
