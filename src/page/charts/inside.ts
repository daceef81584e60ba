import { listOf } from '../../../machines/core/chart.ts';
import { CHARTS } from '../../../machines/core/index.ts';
import { DESIGNS } from '../../../machines/designs/index.ts';
import { livepatch } from '../../../machines/livepatch.ts';
import { coreDesigns } from './cores.ts';
import type { ChartTold } from './drawn.ts';
import { Elk } from './elk.ts';
import { Draughtsman } from './layout.ts';
import { levelsOf } from './level.ts';
import type { ChartsInside } from './packed.ts';
import { pack } from './packed.ts';
import type { Shape } from './shape.ts';
import { commentOn, coreWords, wordsOf } from './words.ts';

/** Every chart under every design, laid out, and what there is to say of its words. */
export async function chartsInside(): Promise<ChartsInside> {
  const elk = new Elk();
  const draughtsman = new Draughtsman(elk);
  const designs: Record<string, number> = {};
  for (const [name, design] of Object.entries(DESIGNS)) {
    designs[name] = await draughtsman.draw(levelsOf(design));
  }
  const cores: { shape: Shape; drawing: number }[] = [];
  for (const { shape, design } of coreDesigns()) {
    cores.push({ shape, drawing: await draughtsman.draw(levelsOf(design)) });
  }
  elk.remember();
  const own = Object.keys(DESIGNS).map(name => [name, wordsOf(name)] as const);
  return {
    layouts: draughtsman.layouts.map(pack),
    drawings: draughtsman.drawings.map(({ layout, inner }) =>
      Object.keys(inner).length === 0 ? [layout] : [layout, inner],
    ),
    designs,
    cores,
    charts: coreCharts(),
    words: coreWords(),
    own: Object.fromEntries(own.filter(([, words]) => Object.keys(words).length > 0)),
  };
}

function coreCharts(): Record<string, ChartTold> {
  const parts = Object.entries(CHARTS).map(([constant, { mirrors }]): [string, ChartTold] => {
    const file = constant.endsWith('Task')
      ? 'task'
      : constant.replaceAll(/[A-Z]/g, letter => `-${letter.toLowerCase()}`);
    return [constant, told(constant, `core/${file}.ts`, listOf(mirrors))];
  });
  return {
    livepatch: told('livepatch', 'livepatch.ts', listOf(livepatch.mirrors)),
    ...Object.fromEntries(parts),
  };
}

function told(constant: string, file: string, mirrors: readonly string[]): ChartTold {
  return { file: `machines/${file}`, mirrors, comment: commentOn(constant, file) };
}
