import { beforeAll, describe, expect, test } from 'vitest';
import { type Composed, compose } from '../../../machines/core/compose.ts';
import { CHARTS } from '../../../machines/core/index.ts';
import { DESIGNS } from '../../../machines/designs/index.ts';
import { livepatch } from '../../../machines/livepatch.ts';
import type { Layout, Place } from '../../../src/page/charts/drawn.ts';
import { chartsInside } from '../../../src/page/charts/inside.ts';
import { labelSize } from '../../../src/page/charts/label.ts';
import { type ChartsInside, unpack } from '../../../src/page/charts/packed.ts';

let charts: ChartsInside;
let layouts: readonly Layout[];
beforeAll(async () => {
  charts = await chartsInside();
  layouts = charts.layouts.map(unpack);
}, 120_000);

interface Census {
  /** By whole names. */
  readonly states: readonly string[];
  /** `where it leads [guard]`, each. */
  readonly transitions: readonly string[];
}

function censusOf({ states = {}, always = [], on = {} }: Composed, path: readonly string[] = []): Census {
  const inner = Object.entries(states).map(([name, state]) => censusOf(state, [...path, name]));
  const own = [...always, ...Object.values(on).flat()].map(({ target = '', guard }) => {
    const name = target.replace(/^#livepatch\.|^\./, '').replace(/^transition\..*/, 'transition');
    const isWhole = target.startsWith('#');
    const beside = target.startsWith('.') ? path : path.slice(0, -1);
    return `${(isWhole ? [name] : [...beside, name]).join('.')} [${guard ?? ''}]`;
  });
  return {
    states: [...inner.flatMap(({ states }) => states), ...(path.length === 0 ? [] : [path.join('.')])],
    transitions: [...own, ...inner.flatMap(({ transitions }) => transitions)],
  };
}

function drawnCensus(place: number, path: readonly string[] = []): Census {
  const [layout, inner = {}] = charts.drawings[place] ?? [-1];
  const { nodes = [], arrows = [] } = layouts[layout] ?? {};
  const within = nodes.flatMap(({ name }, number) => {
    const drawing = inner[number];
    return drawing === undefined ? [] : [drawnCensus(drawing, [...path, name])];
  });
  const own = arrows.flatMap(({ to, rows }) =>
    rows.map(({ guard = '' }) => `${[...path, nodes[to]?.name].join('.')} [${guard}]`),
  );
  const states = nodes.filter(({ kind }) => kind !== 'any').map(({ name }) => [...path, name].join('.'));
  return {
    states: [...within.flatMap(({ states }) => states), ...states],
    transitions: [...own, ...within.flatMap(({ transitions }) => transitions)],
  };
}

describe.each(Object.values(DESIGNS))('under $name', design => {
  test('every state that runs is drawn, and every transition', () => {
    const running = censusOf(compose(livepatch, CHARTS, design, 'livepatch'));
    const drawn = drawnCensus(charts.designs[design.name] ?? -1);
    expect([...drawn.states].sort()).toEqual([...running.states].sort());
    expect([...drawn.transitions].sort()).toEqual([...running.transitions].sort());
  });
});

test('the charts of the sketch have 393 states and 517 transitions', () => {
  const { states, transitions } = drawnCensus(charts.designs['sketch'] ?? -1);
  expect([states.length, transitions.length]).toEqual([393, 517]);
});

function overlap([x, y, width, height]: Place, [otherX, otherY, wide, high]: Place): boolean {
  return x < otherX + wide && otherX < x + width && y < otherY + high && otherY < y + height;
}

function pairs<T>(all: readonly T[]): [T, T][] {
  return all.flatMap((one, place) => all.slice(place + 1).map((other): [T, T] => [one, other]));
}

function labelsOf({ arrows }: Layout): Place[] {
  return arrows.flatMap(({ rows, label }): Place[] => {
    const { width, height } = labelSize(rows);
    return label === undefined ? [] : [[label[0], label[1], width, height]];
  });
}

test('no two boxes overlap, no label covers a box or another label, and all are inside of the drawing', () => {
  for (const layout of layouts) {
    const { nodes, width, height } = layout;
    const places = [...nodes.map(({ place }) => place), ...labelsOf(layout)];
    expect(pairs(places).filter(([one, other]) => overlap(one, other))).toEqual([]);
    expect(
      places.filter(([x, y, wide, high]) => x < 0 || y < 0 || x + wide > width || y + high > height),
    ).toEqual([]);
  }
});

test('what stands in a state has its room in the box, under what is written there', () => {
  for (const { name, place, room, entry = [] } of layouts.flatMap(({ nodes }) => nodes)) {
    if (room === undefined) continue;
    const [x, y, width, height] = room;
    expect([name, x >= 0, y >= 18 + 13 * entry.length]).toEqual([name, true, true]);
    expect([name, x + width <= place[2], y + height <= place[3]]).toEqual([name, true, true]);
  }
});

test('every arrow begins and ends at the border of its box', () => {
  const touches = ([x, y, width, height]: Place, pointX: number, pointY: number) =>
    pointX >= x - 1 &&
    pointX <= x + width + 1 &&
    pointY >= y - 1 &&
    pointY <= y + height + 1 &&
    (Math.min(Math.abs(pointY - y), Math.abs(pointY - y - height)) <= 1 ||
      Math.min(Math.abs(pointX - x), Math.abs(pointX - x - width)) <= 1);
  for (const { nodes, arrows, isSideways } of layouts) {
    for (const { from, to, way } of arrows) {
      const [x = 0, y = 0, ...rest] = way;
      const [last = 0, before = rest.length > 1 ? 0 : isSideways ? y : x] = [...rest].reverse();
      const isUpright = (rest.length % 2 === 1) !== (isSideways === true);
      const end = isUpright ? [before, last] : [last, before];
      const source = nodes[from]?.place ?? [0, 0, 0, 0];
      const target = nodes[to]?.place ?? [0, 0, 0, 0];
      expect([nodes[from]?.name, touches(source, x, y)]).toEqual([nodes[from]?.name, true]);
      expect([nodes[to]?.name, touches(target, end[0] ?? 0, end[1] ?? 0)]).toEqual([nodes[to]?.name, true]);
    }
  }
});

test('every word of every chart is told, and what the core says mirrors a function of the kernel or the model', () => {
  const used = layouts.flatMap(({ nodes, arrows }) => [
    ...nodes.flatMap(({ entry = [] }) => entry),
    ...arrows.flatMap(({ rows }) => rows.flatMap(({ guard = [], actions = [] }) => [guard, actions].flat())),
  ]);
  const own = Object.assign({}, ...Object.values(charts.own));
  const untold = [...new Set(used)].filter(
    word => charts.words[word] === undefined && own[word] === undefined,
  );
  expect(untold).toEqual([]);
  expect(
    Object.values(charts.words).filter(({ mirrors, source }) => mirrors.length === 0 || source === ''),
  ).toEqual([]);
  expect(charts.words['isNotInstalled']).toEqual({
    mirrors: ['core.c: klp_init_patch', 'core.c: klp_free_patch_finish'],
    comment: 'Its directory in sysfs is there exactly while it is in klp_patches.',
    source: '({ context }) => !isInstalled(context, context.operation.patch)',
  });
});
