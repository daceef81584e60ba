import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** In here the compiled files find the dependencies. */
const OUT = 'node_modules/.cache/klpwalk-bench';

/** Compiles what the measured processes run, so that no loader shares their memory; the path of their program. */
export function build(): string {
  rmSync(OUT, { recursive: true, force: true });
  mkdirSync(OUT, { recursive: true });
  writeFileSync(join(OUT, 'package.json'), '{ "type": "module" }\n');
  // Types are checked elsewhere.
  const { status, stdout } = spawnSync(
    join('node_modules/.bin/tsc'),
    ['-p', 'bench/tsconfig.json', '--noCheck', '--outDir', OUT],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`tsc failed:\n${stdout}`);
  return join(OUT, 'bench/child.js');
}
