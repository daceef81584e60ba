import { basename } from 'node:path';
import { didYouMean } from '../../problem/nearest.ts';
import { ProblemError } from '../../problem/problem.ts';

/**
 * The longest of the extensions that the file's name ends with.
 *
 * @throws ProblemError that names the nearest one where there is none
 */
export function oneExtensionOf<Extension extends string>(
  file: string,
  extensions: readonly Extension[],
): Extension {
  const name = basename(file);
  if (extensions.some(extension => extension === name)) {
    throw refused(file, `there is no name before ${name}`, `a name, such as klpwalk${name}`);
  }
  const fitting = extensions.filter(extension => name.endsWith(extension));
  const [longest] = fitting.toSorted((one, other) => other.length - one.length);
  if (longest !== undefined) return longest;
  const [given = ''] = /\.[^.]*$/.exec(name) ?? [];
  throw refused(
    file,
    given === '' ? 'the name does not say which format' : `no format has the extension ${given}`,
    `one of ${extensions.join(', ')}`,
    given === '' ? [] : didYouMean(given, extensions),
  );
}

function refused(file: string, what: string, expected: string, hints: readonly string[] = []): ProblemError {
  return new ProblemError([{ code: 'unknown-format', what, where: { file }, expected, hints }]);
}
