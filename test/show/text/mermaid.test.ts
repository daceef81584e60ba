// @vitest-environment jsdom
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import reader from 'mermaid';
import { describe, expect, test } from 'vitest';
import { branchesOf, type Chart } from '../../../machines/core/chart.ts';
import { DESIGNS } from '../../../machines/designs/index.ts';
import { chartsOf, chartsPage, core, parts, seeIn, seeInCore } from '../../../scripts/draw-charts.ts';
import { chartsWithin, mermaid } from '../../../src/show/text/mermaid.ts';
import { read } from '../../support/mermaid-reader.ts';

describe('a drawing', () => {
  test('numbers the eventless transitions in the order in which they are asked, and shows entry and end', () => {
    const chart: Chart = {
      initial: 'object',
      states: {
        object: {
          always: [
            { guard: 'noMoreObjects', target: 'done' },
            { guard: 'isNotLoaded', target: 'nextObject' },
            { target: 'done', actions: ['warn', 'free'] },
          ],
        },
        nextObject: { description: 'in load order', entry: ['nextObject', 'warn'], always: 'object' },
        done: { type: 'final' },
      },
    };
    expect(mermaid(chart, 'objects')).toBe(`\
stateDiagram-v2
  accTitle: objects
  state "object" as object
  state "next object" as nextObject
  nextObject : in load order
  nextObject : entry / next object, warn
  state "done" as done
  [*] --> object
  object --> done : 1 [no more objects]<br/>3 [else] / warn, free
  object --> nextObject : 2 [is not loaded]
  nextObject --> object
  done --> [*]`);
  });

  test('shows a chart that is drawn elsewhere as one box, and an arrow for each of its ends', () => {
    const chart: Chart = {
      initial: 'takeBack',
      states: {
        takeBack: {
          chart: 'preUnpatch',
          onDone: { failed: [{ target: 'end', actions: 'warn' }], return: 'again' },
        },
        again: { chart: 'preUnpatch', onDone: 'end' },
        end: {},
      },
    };
    expect(chartsWithin(chart, seeInCore)).toEqual(['pre-unpatch']);
    expect(mermaid(chart, 'outer', seeInCore)).toBe(`\
stateDiagram-v2
  accTitle: outer
  state "take back" as takeBack
  takeBack : (see pre-unpatch)
  state "again" as again
  again : (see pre-unpatch)
  state "end" as end
  [*] --> takeBack
  takeBack --> end : failed / warn
  takeBack --> again : return
  again --> end : done`);
  });

  test('shows all other states inside the state that has them, and events that every state takes', () => {
    const chart: Chart = {
      initial: 'idle',
      states: {
        idle: {},
        transition: {
          initial: 'patching',
          entry: 'begin',
          states: { patching: { on: { reverse: 'unpatching' } }, unpatching: {} },
          on: { complete: 'idle' },
        },
      },
      on: { load: [{ guard: 'isResident', target: '.idle' }, { target: '.transition.patching' }] },
    };
    expect(mermaid(chart, 'core')).toBe(`\
stateDiagram-v2
  accTitle: core
  direction LR
  state "(any state)" as any
  state "idle" as idle
  state "transition<br/>entry / begin" as transition {
    state "patching" as transition_patching
    state "unpatching" as transition_unpatching
    [*] --> transition_patching
    transition_patching --> transition_unpatching : reverse
  }
  [*] --> idle
  any --> idle : load [is resident]
  any --> transition_patching : load [else]
  transition --> idle : complete`);
  });

  test.each([
    ['isAnothersAtMyVersion', 'is anothers at my version'],
    ['effectRunsAtALowerVersion', 'effect runs at a lower version'],
    ['aTransitionRuns', 'a transition runs'],
    ['hasNoPreUnpatch', 'has no pre-unpatch'],
    ['sendSIGKILLToTask', 'send SIGKILL to task'],
    ['klp_send_signals', 'klp_send_signals'],
  ])('spells %s as "%s"', (name, words) => {
    expect(mermaid({ states: { here: { entry: name } } }, 'words')).toContain(
      `here : entry / ${words}\n`.trim(),
    );
  });

  test('escapes what Mermaid would read as its own, as its reader confirms', async () => {
    const description = 'a: "b"; <c> #35; {d} *e* `f` _g_ %% h\n--> i';
    const drawing = mermaid({ initial: 'x', states: { x: { description } } }, description);
    expect(drawing).toContain(
      'x : a#58; #34;b#34;#59; #60;c#62; #35;35#59; #123;d#125; #42;e#42; #96;f#96; #95;g#95; #37;#37; h --#62; i',
    );
    const { nodes } = await read(drawing);
    expect(nodes.map(node => node.description)).toContainEqual([description.replace('\n', ' ')]);
  });

  test('says which state is not there when a transition leads nowhere', () => {
    expect(() => mermaid({ states: { a: { always: 'b' } } }, 'broken')).toThrow(
      'a transition leads to "b", but the only states beside it are: a',
    );
  });
});

describe("Mermaid's reader", () => {
  const ofDesigns = Object.values(DESIGNS).flatMap(design =>
    chartsOf(design).map(({ title, chart }) => ({ name: title, chart, see: seeIn(design) })),
  );
  const charts = [core, ...parts].map(({ name, chart }) => ({ name, chart, see: seeInCore }));

  test.each([...charts, ...ofDesigns])('finds every state and every transition of $name', async chart => {
    const { nodes, edges } = await read(mermaid(chart.chart, chart.name, chart.see));
    const drawn = nodes.filter(node => !/_(start|end)$/.test(node.id) && node.label !== '(any state)');
    const lines = edges
      .filter(edge => !edge.start.endsWith('_start') && !edge.end.endsWith('_end'))
      .flatMap(edge => edge.label.split(/<br>(?!\/)/));
    expect({ states: drawn.length, transitions: lines.length }).toEqual(count(chart.chart));
  });

  test('accepts every drawing of the page', async () => {
    const drawings = [...chartsPage().matchAll(/^```mermaid\n([\s\S]*?)^```$/gm)];
    expect(drawings.length).toBeGreaterThan(charts.length);
    for (const [, drawing = ''] of drawings) {
      expect(await reader.parse(drawing)).toMatchObject({ diagramType: 'stateDiagram' });
    }
  });
});

describe('docs/charts.md', () => {
  test('is what the charts are now (if not: npm run docs)', () => {
    expect(readFileSync(join(import.meta.dirname, '../../../docs/charts.md'), 'utf8')).toBe(chartsPage());
  });

  test('links to sections that it has', () => {
    const page = chartsPage();
    const headings = [...page.matchAll(/^#+ (.*)$/gm)].map(([, title = '']) =>
      title.toLowerCase().replaceAll(' ', '-'),
    );
    const links = [...page.matchAll(/\]\(#(.*?)\)/g)].map(([, anchor]) => anchor);
    expect(links.length).toBeGreaterThan(0);
    for (const link of links) expect(headings).toContain(link);
  });
});

/** How many states and transitions a drawing must show: another chart is one state, with an arrow for each end. */
function count(chart: Chart): { states: number; transitions: number } {
  const sum = { states: 0, transitions: branches(chart) };
  for (const child of Object.values(chart.states ?? {})) {
    const inside = count(child);
    sum.states += 1 + inside.states;
    sum.transitions += inside.transitions;
  }
  return sum;
}

function branches({ on = {}, always = [], onDone = {} }: Chart): number {
  const ends = typeof onDone === 'string' ? [onDone] : Object.values(onDone);
  const all = [...Object.values(on), always, ...ends];
  return all.map(arrows => branchesOf(arrows).length).reduce((sum, n) => sum + n, 0);
}
