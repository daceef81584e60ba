import { copyFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';

/**
 * A checkout that lasts as long as the test: the launcher and its scripts as they are, and a program of the test's own
 * in place of the command.
 *
 * @param program the source of src/cli/main.ts
 * @returns its folder
 */
export function checkoutOf(program: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'klpwalk-checkout-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  copyFileSync('klpwalk', join(folder, 'klpwalk'));
  cpSync('scripts', join(folder, 'scripts'), { recursive: true });
  copyFileSync('package.json', join(folder, 'package.json'));
  mkdirSync(join(folder, 'src/cli'), { recursive: true });
  mkdirSync(join(folder, 'src/uses/compare'), { recursive: true });
  mkdirSync(join(folder, 'src/explore/engine/runner'), { recursive: true });
  writeFileSync(join(folder, 'src/cli/main.ts'), program);
  writeFileSync(join(folder, 'src/uses/compare/worker.ts'), '');
  writeFileSync(join(folder, 'src/explore/engine/runner/runner.ts'), '');
  return folder;
}

/** Gives the checkout the packages of this one, and asks for no other. */
export function installed(folder: string): void {
  writeFileSync(join(folder, 'package-lock.json'), '{ "packages": {} }');
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
}
