import type { Place, Problem } from './problem.ts';

/** The way from the top of a scenario to a value. */
export type Path = readonly (string | number)[];

/** A problem that does not know yet in which file and line it is. */
export interface Mistake {
  readonly code: string;
  readonly what: string;
  readonly expected?: string;
  readonly hints?: readonly string[];
  /** The way from the value that was read to the part that is wrong; left out: the whole value. */
  readonly at?: Path;
  /** `true`: the key is wrong, not its value. */
  readonly onKey?: boolean;
}

/** What reading a value gives. */
export type Read<T> = { readonly value: T } | { readonly mistake: Mistake };

/** Takes note of a mistake in the value at `path`. */
export type Report = (path: Path, mistake: Mistake) => void;

/** The mistake as a problem at a place. */
export function toProblem(mistake: Mistake, where: Place): Problem {
  const { code, what, expected, hints = [] } = mistake;
  return expected === undefined ? { code, what, where, hints } : { code, what, where, expected, hints };
}
