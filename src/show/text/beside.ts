import wrapAnsi from 'wrap-ansi';
import { visible } from '../../problem/visible.ts';
import type { Beside, BesideRow } from '../../uses/validate/beside.ts';
import { count } from './count.ts';
import { type Page, paragraph } from './page.ts';

/** So many lines stand before the place where the two part, and after it. */
const AROUND = 4;
const GAP = '  ';

/** Where what was simulated and a log part, side by side. */
export function besideText(page: Page, log: string, { together, parted }: Beside): string {
  const { ink } = page;
  const agreed = together.filter(({ logged }) => logged !== null).length;
  if (parted === null) {
    return paragraph(page, '', `${visible(log)} ${ink.green('agrees')}: ${count(agreed, 'line')}.`);
  }
  const { simulated, logged } = parted;
  const [first] = logged;
  const where = first === undefined ? 'where the log ends' : `at line ${first.number}`;
  const after = Array.from(
    { length: Math.min(AROUND, Math.max(simulated.length, logged.length)) },
    (_, place) => ({
      simulated: simulated[place] ?? null,
      logged: logged[place] ?? null,
    }),
  );
  return [
    paragraph(
      page,
      '',
      `${visible(log)} ${ink.red(`parts ${where}`)}, after ${count(agreed, 'line')} that agree:`,
    ),
    '',
    ...row(page, ink.bold('simulated'), ink.bold(visible(log)), ' '),
    ...together.slice(-AROUND).flatMap(both => rowText(page, both, ' ')),
    ...after.flatMap((both, place) => rowText(page, both, place === 0 ? '>' : ' ')),
  ].join('\n');
}

/** Where they part, as data. */
export function besideData({ together, parted }: Beside) {
  const [logged] = parted?.logged ?? [];
  return {
    agrees: parted === null,
    lines: together.filter(({ logged }) => logged !== null).length,
    ...(parted && {
      line: logged?.number ?? null,
      logged: logged?.message ?? null,
      simulated: parted.simulated[0] ?? null,
    }),
  };
}

function rowText(page: Page, { simulated, logged }: BesideRow, mark: string): string[] {
  const left = simulated === null ? page.ink.dim('(nothing more)') : visible(simulated);
  const right = logged === null ? '' : `${logged.number}: ${visible(logged.message)}`;
  return row(page, left, right, mark);
}

function row(page: Page, left: string, right: string, mark: string): string[] {
  const width = Math.floor((page.width - GAP.length * 2) / 2);
  const wrapped = [left, right].map(text => wrapAnsi(text, width, { trim: true, hard: true }).split('\n'));
  const [one = [], other = []] = wrapped;
  return Array.from({ length: Math.max(one.length, other.length) }, (_, line) => {
    const text = one[line] ?? '';
    const space = ' '.repeat(Math.max(0, width - visibleLength(text)));
    return `${line === 0 ? mark : ' '} ${text}${space}${GAP}${other[line] ?? ''}`.trimEnd();
  });
}

/** Colours take no room. */
function visibleLength(text: string): number {
  return text.replaceAll(COLOUR, '').length;
}

const COLOUR = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g');
