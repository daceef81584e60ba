import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Built once a process: the sources do not change meanwhile. */
let built: Promise<string> | undefined;

const isSource = import.meta.url.endsWith('.ts');

/** The page without its machine: as it was built with the package or, in a checkout, built now. */
export async function machineTemplate(): Promise<string> {
  if (!isSource) return readFileSync(new URL('../../machine-page.html', import.meta.url), 'utf8');
  built ??= import('./build.ts').then(({ buildMachineTemplate }) => buildMachineTemplate());
  return built;
}

/** The module in which the worker begins. */
export function workerModule(): string {
  return fileURLToPath(new URL(isSource ? './worker/start.ts' : '../../machine-worker.js', import.meta.url));
}
