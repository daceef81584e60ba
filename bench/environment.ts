import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { arch, cpus, loadavg, platform, release, totalmem } from 'node:os';

/** What was measured where, and with what. */
export interface Environment {
  readonly command: string;
  readonly machine: string;
  /** Of the last minute, when the measurements began. */
  readonly load: number;
  readonly versions: Readonly<Record<string, string>>;
}

export function environmentOf(args: readonly string[]): Environment {
  const [cpu] = cpus();
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  const xstate: { version: string } = JSON.parse(readFileSync('node_modules/xstate/package.json', 'utf8'));
  return {
    command: ['npm run bench', ...(args.length > 0 ? ['--', ...args] : [])].join(' '),
    machine: `${cpu?.model.trim()}, ${cpus().length} cores, ${gigabytes} GiB; ${platform()} ${release()} ${arch()}`,
    load: loadavg()[0] ?? 0,
    versions: {
      node: process.version.slice(1),
      xstate: xstate.version,
      spin: firstLine('spin', '-V'),
      rumur: firstLine('rumur', '--version'),
      cc: firstLine('cc', '--version'),
    },
  };
}

function firstLine(command: string, option: string): string {
  const { status, stdout } = spawnSync(command, [option], { encoding: 'utf8' });
  if (status !== 0) return 'not installed';
  return (
    stdout
      .split('\n', 1)[0]
      ?.replace(/^(spin version|rumur version|cc) /i, '')
      .replace(/ -- .*/, '') ?? ''
  );
}
