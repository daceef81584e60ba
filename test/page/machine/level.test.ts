import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { AnyStateNode } from 'xstate';
import type { Level } from '../../../src/page/charts/level.ts';
import { machineCharts } from '../../../src/page/machine/charts.ts';
import { levelOf } from '../../../src/page/machine/level.ts';
import { transitionsOf } from '../../../src/page/machine/transition-id.ts';
import { loadSubject } from '../../../src/subject/load-subject.ts';

const MACHINES = readdirSync('test/corpus').filter(
  file => file.endsWith('.ts') && !/corpus|pages/.test(file),
);

async function chartOf(file: string): Promise<{ readonly root: AnyStateNode; readonly level: Level }> {
  const { root } = (await loadSubject(`test/corpus/${file}`, {})).machine;
  return { root, level: levelOf(root) };
}

function below(node: AnyStateNode): AnyStateNode[] {
  return [node, ...Object.values(node.states).flatMap(below)];
}

function statesIn({ nodes }: Level, around: readonly string[] = []): string[] {
  return nodes
    .filter(({ name }) => name !== '(any state)')
    .flatMap(({ name, inner }) => {
      const path = [...around, name];
      return [path.join('.'), ...(inner === undefined ? [] : statesIn(inner, path))];
    });
}

function levelsIn(level: Level): Level[] {
  return [level, ...level.nodes.flatMap(({ inner }) => (inner === undefined ? [] : levelsIn(inner)))];
}

test.each(MACHINES)(
  '%s: every state is drawn, and every transition is at an arrow or in a box',
  async file => {
    const { root, level } = await chartOf(file);
    const nodes = below(root);
    expect(statesIn(level).sort()).toEqual(
      nodes.flatMap(({ path }) => (path.length === 0 ? [] : [path.join('.')])).sort(),
    );
    const levels = levelsIn(level);
    const drawn = levels.flatMap(({ arrows }) => arrows.flatMap(({ rows }) => rows.map(({ id }) => id)));
    const all = nodes.flatMap(transitionsOf);
    const leading = all.filter(({ transition: { source, target } }) => target?.some(node => node !== source));
    expect(new Set(drawn).size).toBe(drawn.length);
    expect(leading.filter(({ id }) => !drawn.includes(id))).toEqual([]);
    const lines = levels.flatMap(({ nodes }) => nodes.flatMap(({ lines = [] }) => lines));
    const loops = lines.filter(line => !/^(entry|exit) \/|^runs |history$/.test(line));
    expect(loops).toHaveLength(all.length - drawn.length);
  },
);

describe('a transition is drawn in the innermost state around both its ends', () => {
  test('from a state in another one, which is said', async () => {
    const { level } = await chartOf('sign-in.ts');
    const from = level.nodes.findIndex(({ name }) => name === 'forgotten');
    const to = level.nodes.findIndex(({ name }) => name === 'signedOut');
    expect(level.arrows.filter(arrow => arrow.from === from)).toEqual([
      {
        from,
        to,
        rows: [
          { id: 'sign in.forgotten back 0', event: 'back' },
          {
            id: 'sign in.forgotten.sent xstate.after.5000.sign in.forgotten.sent 0',
            event: 'after 5000',
            end: 'in sent',
          },
        ],
      },
    ]);
  });

  test('regions have no start, and what they do without leaving is written in them', async () => {
    const { level } = await chartOf('media-player.ts');
    expect(level.initial).toBe(null);
    const sound = level.nodes.find(({ name }) => name === 'sound')?.inner;
    expect(sound?.nodes.find(({ name }) => name === 'on')?.lines).toEqual([
      'louder [inline guard] / assign',
      'softer / softer',
    ]);
  });
});

test('charts that stand in states are drawn at their size', async () => {
  const { machine } = await loadSubject('test/corpus/traffic-lights.ts', {});
  const { layouts, drawings, designs } = await machineCharts(machine);
  const [layout = -1] = drawings[designs['machine'] ?? -1] ?? [];
  const chart = layouts[layout];
  if (chart === undefined || !('nodes' in chart)) throw new Error('the chart is packed');
  const working = chart.nodes.find(({ name }) => name === 'working');
  const inner = layouts.find(other => 'nodes' in other && other.nodes.some(({ name }) => name === 'cars'));
  if (inner === undefined || !('nodes' in inner)) throw new Error('the chart is packed');
  expect(working?.room?.slice(2)).toEqual([inner.width, inner.height]);
});
