// @vitest-environment jsdom
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import reader from 'mermaid';
import { describe, expect, test } from 'vitest';
import type { Chart } from '../../../machines/core/chart.ts';
import { DESIGNS } from '../../../machines/designs/index.ts';
import { boxes, chartsOf, chartsPage, core, parts } from '../../../scripts/draw-charts.ts';
import { chartsWithin, mermaid } from '../../../src/show/text/mermaid.ts';
import { read } from '../../support/mermaid-reader.ts';

type AnyChart = Chart<string, string>;

describe('a drawing', () => {
  test('numbers the eventless transitions in the order in which they are asked, and shows entry and end', () => {
    const chart: AnyChart = {
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

  test('shows a chart that is drawn elsewhere as one box, by the name it has there', () => {
    const revert: AnyChart = { initial: 'start', states: { start: { type: 'final' } } };
    const chart: AnyChart = {
      initial: 'takeBack',
      states: {
        takeBack: {
          ...revert,
          onDone: [{ guard: 'hasFailed', target: 'end', actions: 'warn' }, { target: 'end' }],
        },
        end: {},
      },
    };
    expect(chartsWithin(chart, { revert })).toEqual(['revert']);
    expect(mermaid(chart, 'outer', { revert })).toBe(`\
stateDiagram-v2
  accTitle: outer
  state "take back" as takeBack
  takeBack : (see revert)
  state "end" as end
  [*] --> takeBack
  takeBack --> end : done [has failed] / warn<br/>done [else]`);
  });

  test('shows all other states inside the state that has them, and events that every state takes', () => {
    const chart: AnyChart = {
      initial: 'idle',
      states: {
        idle: {},
        transition: {
          initial: 'patching',
          entry: 'begin',
          states: { patching: { on: { reverse: 'unpatching' } }, unpatching: {} },
          onDone: 'idle',
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
  transition --> idle : done`);
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
  const callbacks = Object.values(DESIGNS).flatMap(design =>
    chartsOf(design).map(([slot, chart]) => [`${design.name} ${slot}`, chart] as const),
  );
  const charts = [core, ...parts].map(({ name, chart }) => [name, chart] as const);

  test.each([...charts, ...callbacks])(
    'finds every state and every transition of %s',
    async (name, chart) => {
      const { nodes, edges } = await read(mermaid(chart, name, boxes));
      const drawn = nodes.filter(node => !/_(start|end)$/.test(node.id) && node.label !== '(any state)');
      const lines = edges
        .filter(edge => !edge.start.endsWith('_start') && !edge.end.endsWith('_end'))
        .flatMap(edge => edge.label.split(/<br>(?!\/)/));
      expect({ states: drawn.length, transitions: lines.length }).toEqual(count({ ...chart, onDone: [] }));
    },
  );

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

/** How many states and transitions a drawing must show: those of charts that are one box are not in it. */
function count(chart: AnyChart): { states: number; transitions: number } {
  const sum = { states: 0, transitions: branches(chart) };
  for (const child of Object.values(chart.states ?? {})) {
    const isBox = Object.values(boxes).some(
      ({ states }) => states !== undefined && isDeepStrictEqual(states, child.states),
    );
    const inside = isBox ? { states: 0, transitions: branches(child) } : count(child);
    sum.states += 1 + inside.states;
    sum.transitions += inside.transitions;
  }
  return sum;
}

function branches({ on, always, onDone }: AnyChart): number {
  const all = [...Object.values(on ?? {}), always ?? [], onDone ?? []];
  return all.map(each => (typeof each === 'string' ? 1 : each.length)).reduce((sum, n) => sum + n, 0);
}
