import type { Problem } from '../problem/problem.ts';
import type { FileKind } from './file-kind.ts';

/** A scenario or a design is written by a person; 1 MiB of it is rubbish or an attack. */
const LARGEST = 2 ** 20;

/** What is wrong with a file of `bytes` bytes, if it is larger than 1 MiB. */
export function tooLarge(file: string, bytes: number, { noun }: FileKind): Problem | null {
  if (bytes <= LARGEST) return null;
  return {
    code: 'too-large',
    what: `the file has ${bytes} bytes`,
    where: { file },
    expected: `at most ${LARGEST} (1 MiB)`,
    hints: [`Is this a ${noun} file?`],
  };
}
