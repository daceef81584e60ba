import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where Debian puts the headers of kernels, and the source of which checkpatch is a part. */
const SOURCES = '/usr/src';

/** What of the kernel's own is there to hold C against; a text says what is missing. */
export interface KernelTools {
  /** The build folder of a stock kernel with livepatching. */
  readonly headers: string;
  /** linux-source-*.tar.xz. */
  readonly source: string;
}

export function kernelTools(): KernelTools | string {
  const there = existsSync(SOURCES) ? readdirSync(SOURCES).sort(naturally).reverse() : [];
  const headers = there.map(name => join(SOURCES, name)).find(hasLivepatching);
  if (headers === undefined)
    return 'no headers of a kernel with livepatching: apt-get install linux-headers-amd64';
  const source = there.find(name => /^linux-source-.*\.tar\.xz$/.test(name));
  if (source === undefined) return 'no checkpatch: apt-get install linux-source';
  return { headers, source: join(SOURCES, source) };
}

/** checkpatch, with the lists that it reads, unpacked to a folder. */
export function unpackCheckpatch({ source }: KernelTools, folder: string): string {
  mkdirSync(folder);
  const files = ['checkpatch.pl', 'const_structs.checkpatch', 'spelling.txt'].map(
    name => `*/scripts/${name}`,
  );
  execFileSync('tar', ['-xJf', source, '-C', folder, '--strip-components=2', '--wildcards', ...files]);
  return join(folder, 'checkpatch.pl');
}

function hasLivepatching(folder: string): boolean {
  const config = join(folder, '.config');
  return existsSync(config) && readFileSync(config, 'utf8').includes('\nCONFIG_LIVEPATCH=y\n');
}

function naturally(one: string, other: string): number {
  return one.localeCompare(other, 'en', { numeric: true });
}
