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

interface CellProps {
  readonly truth: Truth;
  readonly sign: Sign | null;
  readonly time: 'past' | 'now' | 'future';
}

/** One element a cell: the grid is the largest part of the page, and is laid out at every step. */
export function Cell({ truth, sign, time }: CellProps) {
  const { text, word } = sign === null ? TRUTHS[truth] : SIGNS[sign];
  return (
    <td
      class="cell mono"
      data-truth={truth}
      data-sign={sign ?? ''}
      data-here={time === 'now'}
      data-time={time}
      title={word}
      aria-label={word}
    >
      {text}
    </td>
  );
}
