/** `npm run bench:page`: how long the page takes to answer a step, at rest and while it walks a large world. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { environmentOf } from '../environment.ts';
import { percentile } from '../statistics.ts';
import { markdown, plainText, type Table } from '../table.ts';
import { openPage } from './browser.ts';
import { measure, type Steps } from './steps.ts';

const { values } = parseArgs({
  options: { steps: { type: 'string', default: '100' }, markdown: { type: 'boolean', default: false } },
});
const steps = Number(values.steps);
if (!Number.isInteger(steps) || steps < 1) throw new RangeError('--steps: expected an integer from 1.');

/** Whatever a step needs has been compiled after so many. */
const COLD = 12;

const WORLD = 'bench/worlds/hundred-thousand.yaml';

const { machine, load } = environmentOf([]);
const page = await openPage({ name: WORLD, text: readFileSync(WORLD, 'utf8') });
const measured: Steps[] = [];
try {
  measured.push({ ...(await measure(page, COLD, false)), name: 'the first steps, at rest' });
  for (const isWalking of [false, true]) measured.push(await measure(page, steps, isWalking));
} finally {
  await page.context().browser()?.close();
}

const [, idle] = measured;
const table: Table = {
  title: `The page: a step in a world of 156,848 states, from the key to the screen, in ms`,
  columns: ['', 'steps', 'median', '95 in 100', 'most', 'beside a page at rest', 'next steps listed'],
  rows: measured.map(({ name, shown, listed }) => [
    name,
    String(shown.length),
    ...[0.5, 0.95, 1].map(share => percentile(shown, share).toFixed(0)),
    (percentile(shown, 0.5) / percentile(idle?.shown ?? shown, 0.5)).toFixed(2),
    percentile(listed, 0.5).toFixed(0),
  ]),
};
process.stdout.write(`${machine}; load at the start ${load.toFixed(1)}\n\n`);
process.stdout.write((values.markdown ? markdown : plainText)(table));
