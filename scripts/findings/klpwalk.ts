import { run } from '../../src/cli/program.ts';
import { pageFor } from '../../src/show/text/page.ts';

/**
 * What `klpwalk` prints for a pipe.
 *
 * @param args what follows the program's name
 * @param page how wide it prints
 * @throws Error with what it prints instead, where it finds bad input or fails
 */
export async function printed(args: readonly string[], page = pageFor(undefined, false)): Promise<string> {
  let text = '';
  let errors = '';
  await run(args, {
    out: more => {
      text += more;
    },
    err: more => {
      errors += more;
    },
    page,
    isWatched: false,
  });
  if (errors !== '') throw new Error(`klpwalk ${args.join(' ')}: ${errors.trim()}`);
  return text;
}
