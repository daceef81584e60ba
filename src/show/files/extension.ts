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
  const fitting = extensions.filter(extension => name.endsWith(extension) && name !== extension);
  const [longest] = fitting.toSorted((one, other) => other.length - one.length);
  if (longest !== undefined) return longest;
  const [given = ''] = /\.[^.]*$/.exec(name) ?? [];
  throw new ProblemError([
    {
      code: 'unknown-format',
      what: extensions.some(extension => extension === given)
        ? `there is no name before ${given}`
        : given === ''
          ? 'the name does not say which format'
          : `no format has the extension ${given}`,
      where: { file },
      expected: `one of ${extensions.join(', ')}`,
      hints: given === '' ? [] : didYouMean(given, extensions),
    },
  ]);
}
