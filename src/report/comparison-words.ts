import type { Cell } from '../compare/cell.ts';
import type { Comparison } from '../compare/comparison.ts';
import { count } from './count.ts';

/** What a comparison is of: `21 worlds, 12 designs`. */
export function sizeText({ worlds, designs }: Comparison): string {
  return `${count(worlds.length, 'world')}, ${count(designs.length, 'design')}`;
}

/** A cell in one or two characters: the length of a shortest history, or a sign. */
export function mark(cell: Cell): string {
  const length = cell.kind === 'walked' ? cell.violated[0]?.length : undefined;
  return length === undefined ? signOf(cell) : String(length);
}

/** What the signs stand for that the cells of a comparison have. */
export function legend({ worlds }: Comparison): string {
  const all = worlds.flatMap(({ cells }) => cells.map(({ cell }) => cell));
  const marks = all.map(mark);
  const meanings = Object.entries(SIGNS).flatMap(([sign, meaning]) =>
    marks.includes(sign) ? [`${sign} ${meaning}`] : [],
  );
  const number = marks.some(found => /\d/.test(found))
    ? ['a number: violated, the length of a shortest history']
    : [];
  const bounded = all.some(isBounded) ? ['+ a bound ended the walk'] : [];
  return [...meanings, ...number, ...bounded].join('; ');
}

const SIGNS = {
  '.': 'holds',
  '~': 'holds to a depth',
  '?': 'unknown',
  '-': 'does not apply',
} as const;

function signOf(cell: Cell): keyof typeof SIGNS {
  if (cell.kind !== 'walked') return cell.kind === 'failed' ? '?' : '-';
  if (cell.verdict === 'holds') return '.';
  return cell.verdict === 'unknown' ? '?' : '~';
}

/** What there is to say beside the verdict: the property that is violated first, or why there is no verdict. */
export function detail(cell: Cell): string {
  if (cell.kind !== 'walked') return cell.why;
  const [first, ...others] = cell.violated;
  if (first === undefined) return '';
  const more = others.length === 0 ? '' : `, ${others.length} more`;
  return `${first.property} ${first.length}${more}`;
}

/** Every property that is violated, with the length of a shortest history, or why there is no verdict. */
export function fullDetail(cell: Cell): string {
  if (cell.kind !== 'walked') return cell.why;
  return cell.violated.map(({ property, length }) => `${property} ${length}`).join(', ');
}

/** How much was walked; `+`: a bound ended the walk. */
export function states(cell: Cell): string {
  if (cell.kind !== 'walked') return '';
  return isBounded(cell) ? `${cell.states.toLocaleString('en')}+ states` : count(cell.states, 'state');
}

function isBounded(cell: Cell): boolean {
  return cell.kind === 'walked' && cell.stopped !== null;
}
