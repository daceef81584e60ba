import { distance } from 'fastest-levenshtein';

/** No name is this long; what is longer is rubbish, and comparing it costs time. */
const LONGEST = 100;

/** The candidate that `word` is most likely a misspelling of, in any case of letters; `null`: none is close. */
export function nearest(word: string, candidates: readonly string[]): string | null {
  if (word.length > LONGEST) return null;
  const lower = word.toLowerCase();
  let best: { readonly candidate: string; readonly edits: number } | null = null;
  for (const candidate of candidates) {
    const edits = editsBetween(lower, candidate.toLowerCase());
    const length = Math.min(word.length, candidate.length);
    const close = edits < length && edits <= Math.max(1, Math.floor(length / 3));
    if (close && (best === null || edits < best.edits)) best = { candidate, edits };
  }
  return best === null ? null : best.candidate;
}

/** Letters in the wrong order count once, where Levenshtein counts twice: `laod`, `kmv`. */
function editsBetween(one: string, other: string): number {
  const sameLetters = [...one].toSorted().join('') === [...other].toSorted().join('');
  return sameLetters && one !== other ? 1 : distance(one, other);
}

/** `Did you mean "B2"?` as a list of hints: one, or none when nothing is close. */
export function didYouMean(word: string, candidates: readonly string[]): readonly string[] {
  const candidate = nearest(word, candidates);
  return candidate === null ? [] : [`Did you mean "${candidate}"?`];
}
