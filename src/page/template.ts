import { readFileSync } from 'node:fs';

/** Built once a process: the sources do not change meanwhile. */
let built: Promise<string> | undefined;

/** The page without what it is given: as it was built with the package or, in a checkout, built now. */
export async function pageTemplate(): Promise<string> {
  if (!import.meta.url.endsWith('.ts'))
    return readFileSync(new URL('../../page.html', import.meta.url), 'utf8');
  built ??= import('./build.ts').then(({ buildTemplate }) => buildTemplate());
  return built;
}
