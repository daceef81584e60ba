import { readFileSync } from 'node:fs';

/** The page without what it is given: as it was built with the package or, in a checkout, built now. */
export async function pageTemplate(): Promise<string> {
  if (!import.meta.url.endsWith('.ts'))
    return readFileSync(new URL('../../page.html', import.meta.url), 'utf8');
  const { buildTemplate } = await import('./build.ts');
  return buildTemplate();
}
