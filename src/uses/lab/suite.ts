import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The scenario files that are meant: each is a test, and a folder is a suite of all that are in it.
 *
 * @param named scenario files, folders, or shipped worlds by name
 */
export function testsIn(named: readonly string[]): string[] {
  return named.flatMap(name => {
    if (!(statSync(name, { throwIfNoEntry: false })?.isDirectory() ?? false)) return [name];
    return readdirSync(name, { recursive: true, encoding: 'utf8' })
      .filter(file => file.endsWith('.yaml'))
      .sort()
      .map(file => join(name, file));
  });
}
