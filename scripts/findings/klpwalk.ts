import { run } from '../../src/cli/program.ts';
import { pageFor } from '../../src/show/text/page.ts';

/**
 * What `klpwalk` prints for a pipe.
 *
 * @param args what follows the program's name
 * @throws Error with what it prints instead, where it finds bad input or fails
 */
export async function printed(args: readonly string[]): Promise<string> {
  let text = '';
  let errors = '';
  await run(args, {
    out: more => {
      text += more;
    },
    err: more => {
      errors += more;
    },
    page: pageFor(undefined, false),
    isWatched: false,
  });
  if (errors !== '') throw new Error(`klpwalk ${args.join(' ')}: ${errors.trim()}`);
  return text;
}
