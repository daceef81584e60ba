import type { PropertyView, Truth } from '../../../../uses/step/view.ts';
import type { ReachTold } from '../../../told.ts';

/** What one step is for one property, beside whether it holds after it. */
export type Sign = 'decisive' | 'no return' | 'last choice';

/** @param line what the walk knows of each place of the line */
export function signOf(
  { name, broken }: Pick<PropertyView, 'name' | 'broken'>,
  at: number,
  line: readonly (ReachTold | null)[],
): Sign | null {
  if (broken?.place === at) return 'decisive';
  const isDoomed = (place: number) => line[place]?.doomed.includes(name) ?? false;
  if (isDoomed(at) && (at === 0 || !isDoomed(at - 1))) return 'no return';
  if (!isDoomed(at) && (isDoomed(at + 1) || broken?.place === at + 1)) return 'last choice';
  return null;
}

export const TRUTHS: Readonly<Record<Truth, { readonly text: string; readonly word: string }>> = {
  holds: { text: '·', word: 'holds' },
  open: { text: '–', word: 'not judged here' },
  broken: { text: '✕', word: 'broken' },
};

export const SIGNS: Readonly<Record<Sign, { readonly text: string; readonly word: string }>> = {
  'last choice': { text: '◇', word: 'last safe choice' },
  'no return': { text: '▶', word: 'cannot be avoided from here on' },
  decisive: { text: '✕', word: 'the step that breaks it' },
};

export function Cell({ truth, sign }: { readonly truth: Truth; readonly sign: Sign | null }) {
  const { text, word } = sign === null ? TRUTHS[truth] : SIGNS[sign];
  return (
    <span class="cell mono" data-truth={truth} data-sign={sign ?? ''} title={word}>
      <span aria-hidden="true">{text}</span>
      <span class="unseen">{word}</span>
    </span>
  );
}
