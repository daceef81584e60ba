import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { buildTemplate } from '../../../src/page/build.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The file that holds the page without what it is given. */
    readonly template: string;
  }
}

/** Builds the page once for all tests. */
export default async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'klpwalk-page-'));
  const file = join(folder, 'template.html');
  writeFileSync(file, await buildTemplate());
  project.provide('template', file);
  return () => rmSync(folder, { recursive: true });
}
