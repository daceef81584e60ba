import { type Cell, isVacuous, verdictOf } from '../../uses/compare/cell.ts';
import type { Comparison, Sum } from '../../uses/compare/comparison.ts';
import { count } from './count.ts';

/** What a comparison is of: `21 worlds, 12 designs`. */
export function sizeText({ worlds, designs }: Comparison): string {
  return `${count(worlds.length, 'world')}, ${count(designs.length, 'design')}`;
}

/** In how many worlds a design holds, and how many of these have the sign for a feature that is never handed on. */
export function sumText({ holds, vacuous, worlds }: Sum): string {
  return `${holds} of ${worlds}${vacuous === 0 ? '' : `, ${vacuous} ${VACUOUS}`}`;
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

const VACUOUS = 'o';

const SIGNS = {
  '.': 'holds',
  [VACUOUS]: 'holds, but a feature is never handed on',
  '~': 'holds to a depth',
  '?': 'unknown',
  '-': 'does not apply',
} as const;

function signOf(cell: Cell): keyof typeof SIGNS {
  if (cell.kind !== 'walked') return cell.kind === 'failed' ? '?' : '-';
  if (isVacuous(cell)) return VACUOUS;
  if (cell.verdict === 'holds') return '.';
  return cell.verdict === 'unknown' ? '?' : '~';
}

/** The verdict, and what there is to say of it. */
export function shown(cell: Cell): string {
  const said = detail(cell);
  return said === '' ? verdictOf(cell) : `${verdictOf(cell)}${betweenThem(cell)}${said}`;
}

function betweenThem(cell: Cell): string {
  if (cell.kind !== 'walked') return ': ';
  return isVacuous(cell) ? '; ' : '  ';
}

/** What there is to say of the verdict: the property that is violated first, or why it is no better one. */
export function detail(cell: Cell): string {
  if (cell.kind !== 'walked' || isVacuous(cell)) return fullDetail(cell);
  const [first, ...others] = cell.violated;
  if (first === undefined) return '';
  const more = others.length === 0 ? '' : `, ${others.length} more`;
  return `${first.property} ${first.length}${more}`;
}

/** As `detail`, with every property that is violated. */
export function fullDetail(cell: Cell): string {
  if (cell.kind !== 'walked') return cell.why;
  if (isVacuous(cell)) return `never hands on ${cell.neverHandedOn.join(', ')}`;
  return cell.violated.map(({ property, length }) => `${property} ${length}`).join(', ');
}

/** How many states were walked; `+`: a bound ended the walk. */
export function states(cell: Cell): string {
  if (cell.kind !== 'walked') return '';
  return `${cell.states.toLocaleString('en')}${isBounded(cell) ? '+' : ''}`;
}

function isBounded(cell: Cell): boolean {
  return cell.kind === 'walked' && cell.stopped !== null;
}
