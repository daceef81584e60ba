import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { exploreWorld } from '../../src/livepatch/explore-world.ts';
import { designFor } from '../../src/scenario/design-for.ts';
import { parseScenario } from '../../src/scenario/scenario.ts';
import { simulate } from '../../src/uses/simulate/simulate.ts';
import { openPage, pageFile, type } from './support/browser.ts';

/** One of each folder; in a thread of its own the page's worker is asked about every scenario that is shipped. */
const SCENARIOS = [
  'cases/l1tf-goes-badly.yaml',
  'kernel/row-15-module-loads-while-enabling-which-is-reversed.yaml',
  'recorded/two-objects-target-goes.yaml',
  'settle/lower-version-on-top.yaml',
  'sketch/stacked.yaml',
];

test.each(SCENARIOS)('of %s the page shows what simulate and explore find', async name => {
  const text = readFileSync(`scenarios/${name}`, 'utf8');
  const scenario = parseScenario(text, name);
  const design = designFor(scenario);
  const { steps, log, violations } = simulate(scenario.world, design, scenario.steps);
  const { verdicts } = await exploreWorld(scenario.world, design, {
    faults: scenario.declaredFaults,
    ...scenario.explore,
  });
  const page = await openPage(pageFile([{ name, text }]));
  await page.locator('.walked[data-status=closed]').waitFor();

  const rows = page.locator('.grid tbody tr');
  const ahead = () =>
    rows.evaluateAll(all =>
      all.map(row => [row.querySelector('th')?.textContent, row.querySelector('.ahead')?.textContent]),
    );
  await expect
    .poll(ahead)
    .toEqual(verdicts.map(({ property, history }) => [property, history ? `+${history.length}` : '–']));

  await type(page, `goto ${steps.length}`);
  const printed = page.locator('.log li:not([data-time=future]) pre:not(:has(.faint))');
  await expect.poll(async () => (await printed.allTextContents()).join('\n')).toBe(log.join('\n'));
  const broken = page.locator('.grid tr:has([data-sign=decisive]) th');
  expect(new Set(await broken.allTextContents())).toEqual(
    new Set(violations.map(({ property }) => property)),
  );
});
