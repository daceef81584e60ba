// @vitest-environment jsdom
import { readFileSync } from 'node:fs';
import reader from 'mermaid';
import { describe, expect, test } from 'vitest';
import { branchesOf, type Chart, endsOf, listOf } from '../../machines/core/chart.ts';
import { DESIGNS } from '../../machines/designs/index.ts';
import { coreCharts, seeInCore } from '../../scripts/charts/core.ts';
import { chartsOf } from '../../scripts/charts/designs.ts';
import { chartsPage } from '../../scripts/charts/page.ts';
import { mermaid, spelled } from '../../src/show/text/mermaid.ts';

const PAGE = chartsPage();
const LOOPS = ['firstFeature', 'firstOfAllFeatures'];
/** The states of a loop that the drawing shows for all. */
const DRAWN = ['first', 'next', 'firstRetired', 'retired', 'nextRetired'];

test('docs/charts.md is what the charts are now (if not: npm run docs)', () => {
  expect(readFileSync('docs/charts.md', 'utf8')).toBe(PAGE);
});

test("Mermaid's parser accepts every drawing of the page", async () => {
  const drawings = [...PAGE.matchAll(/^```mermaid\n([\s\S]*?)^```$/gm)];
  expect(drawings.length).toBe(31);
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
  const loops = own.filter(({ chart }) => LOOPS.includes(String(chart.states?.['first']?.entry)));

  test('each arrow of its loops as a row of the table, in order', () => {
    const rows = section.split('\n').filter(line => /^\| (?!for each)/.test(line));
    expect(rows.map(row => row.split(' | ').slice(1).join(' | '))).toEqual(
      loops.flatMap(({ chart }) => arrowsOf(chart)),
    );
  });

  test('its other charts drawn', () => {
    const titles = [...section.matchAll(/^\*\*(.*)\*\*$/gm)].flatMap(([, title = '']) =>
      title.split(', or '),
    );
    const others = own.filter(one => !loops.includes(one));
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

function arrowsOf({ states = {} }: Chart): string[] {
  const asked = [
    'feature',
    ...Object.keys(states).filter(name => name !== 'feature' && !DRAWN.includes(name)),
  ];
  return asked.flatMap(name => {
    const branches = branchesOf(states[name]?.always);
    return branches.slice(name === 'feature' ? 1 : 0).map(({ guard, actions, target = '' }) => {
      const isElse = guard === undefined && branches.length > 1;
      const cells = [isElse ? 'else' : spelled(guard ?? ''), listOf(actions).map(spelled).join(', ')];
      return `${[...cells, spelled(target)].join(' | ')} |`;
    });
  });
}
