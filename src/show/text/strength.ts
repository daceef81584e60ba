import type { Strength } from '../../generate/index.ts';
import { visible } from '../../problem/visible.ts';
import { count } from './count.ts';
import { type Page, paragraph } from './page.ts';

/** How many of a list are named. */
const NAMED = 20;

/** How many slips in the charts a suite tells, and which it does not. */
export function strengthText(page: Page, { told, untold, unreached }: Strength): string {
  const reached = told + untold.length;
  const share = reached === 0 ? '' : ` (${Math.floor((100 * told) / reached)} %)`;
  return [
    paragraph(
      page,
      'strength  ',
      `${told.toLocaleString('en')} of ${count(reached, 'slip')}${share} in what the tests come by are told; ${unreached.length.toLocaleString('en')} others are where none comes`,
    ),
    ...named(page, 'Told by no test:', untold),
    ...(untold.length > NAMED || unreached.length > 0
      ? ['', paragraph(page, '', 'All of them, and where no test comes: --json.')]
      : []),
    '',
  ].join('\n');
}

function named(page: Page, head: string, names: readonly string[]): string[] {
  if (names.length === 0) return [];
  const rest =
    names.length > NAMED ? [paragraph(page, '  ', `and ${count(names.length - NAMED, 'other')}`)] : [];
  return ['', head, ...names.slice(0, NAMED).map(name => paragraph(page, '  ', visible(name))), ...rest];
}
