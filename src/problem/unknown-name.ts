import type { Mistake } from './mistake.ts';
import { didYouMean } from './nearest.ts';
import { quoted } from './quoted.ts';

/** As many as there are statements. */
const MOST_LISTED = 29;

/** `word` should be the name of one of the `declared` things, and is not. `noun`: such as `livepatch`. */
export function unknownName(noun: string, word: string, declared: readonly string[]): Mistake {
  return {
    code: 'unknown-name',
    what: `no ${noun} is called ${quoted(word)}`,
    expected: declared.length === 0 ? `a declared ${noun}, and there is none` : oneOf(declared),
    hints: didYouMean(word, declared),
  };
}

/** `one of A1, B2`; a long list is cut. */
export function oneOf(words: readonly string[]): string {
  const [only] = words;
  if (only !== undefined && words.length === 1) return only;
  const more = words.length - MOST_LISTED;
  return `one of ${words.slice(0, MOST_LISTED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
