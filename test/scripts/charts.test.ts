// @vitest-environment jsdom
import { readFileSync } from 'node:fs';
import reader from 'mermaid';
import { describe, expect, test } from 'vitest';
import { bodyOf } from '../../machines/body/chart.ts';
import { branchesOf, endsOf } from '../../machines/core/chart.ts';
import { DESIGNS } from '../../machines/designs/index.ts';
import { coreCharts, seeInCore } from '../../scripts/charts/core.ts';
import { chartsOf } from '../../scripts/charts/designs.ts';
import { chartsPage } from '../../scripts/charts/page.ts';
import { bodyLines } from '../../src/scenario/body/body-lines.ts';
import { mermaid, spelled } from '../../src/show/text/mermaid.ts';

const PAGE = chartsPage();

test('docs/charts.md is what the charts are now (if not: npm run docs)', () => {
  expect(readFileSync('docs/charts.md', 'utf8')).toBe(PAGE);
});

test("Mermaid's parser accepts every drawing of the page", async () => {
  const drawings = [...PAGE.matchAll(/^```mermaid\n([\s\S]*?)^```$/gm)];
  expect(drawings.length).toBe(32);
  for (const [, drawing = ''] of drawings) {
    expect(await reader.parse(drawing)).toMatchObject({ diagramType: 'stateDiagram' });
  }
});

test('the page links to sections that it has', () => {
  const headings = [...PAGE.matchAll(/^#+ (.*)$/gm)].map(([, title = '']) =>
    title.toLowerCase().replaceAll(' ', '-'),
  );
  const links = [...PAGE.matchAll(/\]\(#(.*?)\)/g)].map(([, anchor]) => anchor);
  expect(links.length).toBeGreaterThan(0);
  for (const link of links) expect(headings).toContain(link);
});

test.each(coreCharts.slice(1))(
  '$name ends in the states that no arrow of the drawing leaves',
  ({ chart }) => {
    const names = Object.keys(chart.states ?? {});
    const left = [...mermaid(chart, seeInCore).matchAll(/^ {2}(\w+) -->/gm)].map(([, from]) => from);
    expect(names.filter(name => !left.includes(name))).toEqual(endsOf(chart));
  },
);

test('what a task does differs in its words alone, and the table has them', () => {
  const tasks = coreCharts.filter(({ constant }) => constant.endsWith('Task'));
  expect(tasks).toHaveLength(5);
  for (const { name, chart } of tasks) {
    const [refused, done] = branchesOf(chart.states?.['running']?.always);
    expect(PAGE).toContain(
      `| ${name} | ${spelled(refused?.guard ?? '')} | ${spelled(String(done?.actions))} |`,
    );
    expect(chart).toMatchObject({
      initial: 'running',
      states: {
        running: {
          always: [
            { guard: refused?.guard, target: 'refused', actions: 'invalidArgument' },
            { target: 'done', actions: done?.actions },
          ],
        },
        done: { type: 'final' },
        refused: { type: 'final' },
      },
    });
  }
});

describe.each(Object.values(DESIGNS))('of $name the page has', design => {
  const section = PAGE.split(/^### /m).find(text => text.startsWith(`${design.name}\n`)) ?? '';
  const own = chartsOf(design).filter(({ name }) => !isShared(name));
  const made = own.filter(({ chart }) => bodyOf(chart) !== undefined);

  test('the statements of its bodies, in order', () => {
    const [, statements = ''] = /^```yaml\n([\s\S]*?)^```$/m.exec(section) ?? [];
    const lines = statements.split('\n').filter(line => line !== '' && !line.startsWith('#'));
    expect(lines).toEqual(made.flatMap(({ chart }) => bodyLines(bodyOf(chart) ?? [])));
  });

  test('its other charts drawn', () => {
    const titles = [...section.matchAll(/^\*\*(.*)\*\*$/gm)].flatMap(([, title = '']) =>
      title.split(', or '),
    );
    const others = own.filter(one => !made.includes(one));
    expect(titles).toEqual(others.map(({ name }) => name));
  });

  /** Whether the page says of a chart that it stands elsewhere. */
  function isShared(name: string): boolean {
    const [, places = ''] = /^\[machines.*?\)(.*)$/m.exec(section) ?? [];
    return places
      .split(/; |, | as in /)
      .map(place => place.replace(/ \(there .*/, ''))
      .includes(name);
  }
});
