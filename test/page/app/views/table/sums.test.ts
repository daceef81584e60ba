import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { COMPARED } from '../../../../../machines/designs/index.ts';
import { heldIn } from '../../../../../src/page/app/views/table/sums.ts';
import type { TableTold } from '../../../../../src/page/told.ts';
import { shippedWorlds } from '../../../../../src/scenario/shipped-worlds.ts';

const cell = (mark: string) => ({ mark, says: '' });

test('what holds in part because nothing is handed on holds, and what does not apply does not count', () => {
  const worlds = [
    { name: 'one', title: 'One', cells: [cell('.'), cell('-')] },
    { name: 'two', title: 'Two', cells: [cell('o'), cell('4')] },
  ];
  expect(heldIn({ designs: ['a', 'b'], legend: '', worlds })).toEqual([
    { held: 2, of: 2 },
    { held: 0, of: 1 },
  ]);
});

test('the table of the page is of every shipped world and every design: npm run table', () => {
  const table: TableTold = JSON.parse(readFileSync('src/page/table.json', 'utf8'));
  expect(table.designs).toEqual(COMPARED);
  expect(table.worlds.map(({ name }) => name)).toEqual(shippedWorlds().map(({ name }) => `worlds/${name}`));
  expect(new Set(table.worlds.map(({ cells }) => cells.length))).toEqual(new Set([table.designs.length]));
});
