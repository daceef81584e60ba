import { readdirSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { type Composed, compose } from '../../../../../machines/core/compose.ts';
import { CHARTS } from '../../../../../machines/core/index.ts';
import { designIn } from '../../../../../machines/designs/in-world.ts';
import { livepatch } from '../../../../../machines/livepatch.ts';
import { chartIn, type Path } from '../../../../../src/page/app/views/charts/inside.ts';
import { withOwn } from '../../../../../src/page/app/views/charts/with-own.ts';
import { chartsInside } from '../../../../../src/page/charts/inside.ts';
import type { ChartsInside } from '../../../../../src/page/charts/packed.ts';
import { ownCallbacks } from '../../../../../src/page/worker/own-callbacks.ts';
import { designFor } from '../../../../../src/scenario/design-for.ts';
import { loadScenario } from '../../../../../src/scenario/read.ts';
import { begin } from '../../../../../src/uses/step/session.ts';

let charts: ChartsInside;
beforeAll(async () => {
  charts = await chartsInside();
}, 120_000);

const FOLDER = 'scenarios/callbacks';

function drawnFor(file: string) {
  const scenario = loadScenario(`${FOLDER}/${file}`);
  const session = begin(scenario, '', designFor(scenario));
  const own = ownCallbacks(session);
  if (own === null) throw new Error('each livepatch follows the design');
  const design = session.design.name;
  const all = withOwn(charts, design, own);
  return {
    running: compose(livepatch, CHARTS, designIn(scenario.world, session.design), 'livepatch'),
    chartAt: (path: Path) => chartIn(all, design, path),
  };
}

/** Each chart that runs, by where it stands. */
function chartsOf({ states = {} }: Composed, path: Path = []): [path: Path, states: string[]][] {
  const inner = Object.entries(states).flatMap(([name, state]) => chartsOf(state, [...path, name]));
  return Object.keys(states).length === 0 ? [] : [[path, Object.keys(states)], ...inner];
}

test.each(readdirSync(FOLDER))('of %s every state that runs is drawn, and nothing else', file => {
  const { running, chartAt } = drawnFor(file);
  for (const [path, states] of chartsOf(running)) {
    const drawn = chartAt(path)?.nodes.flatMap(({ name, kind }) => (kind === 'any' ? [] : [name]));
    expect([path, drawn?.sort()]).toEqual([path, states.sort()]);
  }
});

test('a body is written in lines: where each stands, and what is asked and done there', () => {
  const { chartAt } = drawnFor('an-administrator-sets-a-value-meanwhile.yaml');
  const body = chartAt(['writeEnabled', 'disable', 'preUnpatch', 'features', 'of Quiet/vmlinux']);
  expect(body?.nodes.map(({ name, kind, place: [x, y] }) => [name, kind, x, y])).toEqual([
    ['if still mine panic_on_warn', 'line', 8, 8],
    ['restore panic_on_warn', 'line', 26, 32],
    ['return', 'end', 8, 56],
  ]);
  expect(body?.arrows.map(({ from, to, rows }) => [from, to, rows])).toEqual([
    [0, 1, [{ guard: 'isStillMine(panic_on_warn)' }]],
    [0, 2, [{}]],
    [1, 2, [{ actions: ['restoreValue(panic_on_warn)'] }]],
  ]);
});
