import { fileURLToPath } from 'node:url';
import { type BuildOptions, build } from 'esbuild';
import { bundle, htmlOf } from '../build.ts';
import { FOR_BROWSERS } from '../for-browsers.ts';
import { EMPTY } from './fill.ts';

/** Bundles the page of a machine without the machine: its script and its styles. */
export async function buildMachineTemplate(): Promise<string> {
  const { script, style } = await bundle('machine/app/main.tsx');
  return htmlOf({ script, style, data: EMPTY });
}

/** The script of the worker that the machine is bundled with later, as a module; XState is that of the machine. */
export async function buildMachineWorker(): Promise<string> {
  const options = {
    ...FOR_BROWSERS,
    entryPoints: [fileURLToPath(new URL('worker/start.ts', import.meta.url))],
    format: 'esm',
    external: [...FOR_BROWSERS.external, 'xstate'],
  } satisfies BuildOptions;
  const { outputFiles } = await build(options);
  return outputFiles[0]?.text ?? '';
}
