// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import type { Chart } from '../../../machines/core/chart.ts';
import { seeInCore } from '../../../scripts/charts/core.ts';
import { chartsWithin, mermaid } from '../../../src/show/text/mermaid.ts';
import { read } from '../../support/mermaid-reader.ts';

describe('a drawing', () => {
  test('numbers the eventless transitions in the order in which they are asked, and shows entry', () => {
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
    expect(mermaid(chart)).toBe(`\
stateDiagram-v2
  nextObject : next object<br/>in load order<br/>entry / next object, warn
  [*] --> object
  object --> done : 1 [no more objects]<br/>3 [else] / warn, free
  object --> nextObject : 2 [is not loaded]
  nextObject --> object`);
  });

  test('shows a chart that is drawn elsewhere as one box, and an arrow for each of its ends', () => {
    const chart: Chart = {
      initial: 'takeBack',
      states: {
        takeBack: {
          chart: 'preUnpatch',
          onDone: { failed: [{ target: 'end', actions: 'warn' }], return: 'preUnpatch' },
        },
        preUnpatch: { chart: 'preUnpatch', onDone: 'end' },
        end: {},
      },
    };
    expect(chartsWithin(chart, seeInCore)).toEqual(['pre-unpatch']);
    expect(mermaid(chart, seeInCore)).toBe(`\
stateDiagram-v2
  takeBack : take back<br/>(see pre-unpatch)
  preUnpatch : (see pre-unpatch)
  [*] --> takeBack
  takeBack --> end : failed / warn
  takeBack --> preUnpatch : return
  preUnpatch --> end : done`);
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
    expect(mermaid(chart)).toBe(`\
stateDiagram-v2
  direction LR
  state "(any state)" as any
  state "transition<br/>entry / begin" as transition {
    transition_patching : patching
    transition_unpatching : unpatching
    [*] --> transition_patching
    transition_patching --> transition_unpatching : reverse
  }
  [*] --> idle
  any --> idle : load [is resident]
  any --> transition_patching : load [else]
  transition --> idle : complete`);
  });

  test.each([
    ['isAtMyVersion', 'is at my version'],
    ['effectRunsAtALowerVersion', 'effect runs at a lower version'],
    ['aTransitionRuns', 'a transition runs'],
    ['hasNoPreUnpatch', 'has no pre-unpatch'],
    ['sendSIGKILLToTask', 'send SIGKILL to task'],
    ['klp_send_signals', 'klp_send_signals'],
  ])('spells %s as "%s"', (name, words) => {
    expect(mermaid({ states: { here: { entry: name } } })).toContain(`here : here<br/>entry / ${words}`);
  });

  test('escapes what Mermaid would read as its own, as its reader confirms', async () => {
    const description = 'a: "b"; <c> #35; {d} *e* `f` _g_ %% h\n--> i';
    const drawing = mermaid({ initial: 'x', states: { x: { description } } });
    expect(drawing).toContain(
      'x : x<br/>a#58; #34;b#34;#59; #60;c#62; #35;35#59; #123;d#125; #42;e#42; #96;f#96; #95;g#95; #37;#37; h --#62; i',
    );
    const { nodes } = await read(drawing);
    expect(nodes.map(node => node.label)).toContain(`x<br>${description.replace('\n', ' ')}`);
  });

  test('says which state is not there when a transition leads nowhere', () => {
    expect(() => mermaid({ states: { a: { always: 'b' } } })).toThrow(
      'a transition leads to "b", but the only states beside it are: a',
    );
  });
});
