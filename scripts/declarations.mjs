// Declarations that others can come by: whoever installs the package for one part is not to get those of all the rest.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The declaration files that these ones need, themselves included. */
export function reachedFrom(files) {
  const reached = new Set();
  const follow = file => {
    if (reached.has(file)) return;
    reached.add(file);
    const imports = readFileSync(file, 'utf8').matchAll(/(?:from|import\()\s*['"](\.[^'"]+)['"]/g);
    for (const [, name] of imports) follow(join(dirname(file), name.replace(/\.[jt]s$/, '.d.ts')));
  };
  for (const file of files) follow(file);
  return reached;
}
