import { expect, test } from 'vitest';
import { sketch } from '../../../machines/designs/sketch.ts';
import { Elk } from '../../../src/page/charts/elk.ts';
import { Draughtsman } from '../../../src/page/charts/layout.ts';
import { levelsOf } from '../../../src/page/charts/level.ts';
import { pack, unpack } from '../../../src/page/charts/packed.ts';

test('what is packed comes out as it was, but for a pixel where an arrow touches a box', async () => {
  const draughtsman = new Draughtsman(new Elk());
  await draughtsman.draw(levelsOf(sketch));
  for (const layout of draughtsman.layouts) {
    const out = unpack(pack(layout));
    expect({ ...out, arrows: [] }).toEqual({ ...layout, arrows: [] });
    for (const [place, { way, ...arrow }] of out.arrows.entries()) {
      const { way: before = [], ...other } = layout.arrows[place] ?? {};
      expect(arrow).toEqual(other);
      expect(way.map((number, corner) => Math.abs(number - (before[corner] ?? 0)) <= 1)).toEqual(
        before.map(() => true),
      );
    }
  }
}, 120_000);
