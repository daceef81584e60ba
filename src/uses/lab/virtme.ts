import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { NO_BTF } from './build-modules.ts';
import { quote } from './command.ts';
import type { Kernel } from './kernel.ts';
import { LabError } from './lab-error.ts';

/** A program with its arguments. */
export type Command = readonly [program: string, ...args: string[]];

/**
 * What builds a folder of selftests, and what runs it under virtme-ng, which starts a kernel on the files of the host.
 *
 * @param kernel `null`: the one that the host runs
 * @throws LabError where the folder has no selftests
 */
export function virtmeCommands(
  folder: string,
  kernel: Kernel | null,
): { readonly build: Command; readonly run: Command } {
  const path = resolve(folder);
  const script = existsSync(join(path, 'test_modules'))
    ? readdirSync(path).find(name => /^test-.*\.sh$/.test(name))
    : undefined;
  if (script === undefined) {
    throw new LabError(
      `${folder} has no selftests`,
      `klpwalk generate WORLD --format selftest --out ${folder} writes them, for a folder that is not there yet.`,
    );
  }
  const build = [
    '-C',
    join(path, 'test_modules'),
    ...(kernel === null ? [] : [`KDIR=${kernel.headers}`]),
    NO_BTF,
  ];
  const image = kernel === null ? [] : [kernel.image];
  return {
    build: ['make', ...build],
    run: ['vng', '--run', ...image, '--user', 'root', '--exec', quote(join(path, script))],
  };
}

/** A command as a shell takes it. */
export function commandLine([program, ...args]: Command): string {
  return [program, ...args.map(quote)].join(' ');
}

/** What a script has said of its tests: Documentation/dev-tools/ktap.rst. */
export function readKtap(text: string): {
  readonly passed: number;
  readonly failed: number;
  readonly isSkipped: boolean;
} {
  const lines = text.split(/\r*\n/);
  const count = (pattern: RegExp) => lines.filter(line => pattern.test(line)).length;
  return {
    passed: count(/^ok \d+\b(?!.*# SKIP)/),
    failed: count(/^not ok \d+\b/),
    isSkipped: count(/^1\.\.0 # SKIP|^ok \d+\b.*# SKIP/) > 0,
  };
}
