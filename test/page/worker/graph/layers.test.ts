import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Layered, layOut } from '../../../../src/page/worker/graph/layers.ts';

const GAP = { x: 10, y: 20 };

/** A graph whose first box is alone in the first layer. */
const graphs = fc
  .array(
    fc.record({
      layer: fc.nat(4),
      width: fc.integer({ min: 10, max: 80 }),
      height: fc.integer({ min: 10, max: 40 }),
    }),
    {
      minLength: 1,
      maxLength: 30,
    },
  )
  .chain(boxes =>
    fc.record({
      boxes: fc.constant(boxes),
      arrows: fc.array(fc.record({ from: fc.nat(boxes.length - 1), to: fc.nat(boxes.length - 1) }), {
        maxLength: 60,
      }),
    }),
  );

test('no two boxes come closer than the gap, and all are inside of the drawing', () => {
  fc.assert(
    fc.property(graphs, (graph: Layered) => {
      const { width, height, places } = layOut(graph, GAP);
      const all = graph.boxes.map((box, place) => ({ ...box, x: 0, y: 0, ...places[place] }));
      for (const [place, one] of all.entries()) {
        expect(one.x >= 0 && one.y >= 0 && one.x + one.width <= width && one.y + one.height <= height).toBe(
          true,
        );
        for (const other of all.slice(place + 1)) {
          if (one.layer !== other.layer) continue;
          const apart = Math.max(other.x - one.x - one.width, one.x - other.x - other.width);
          // Each is put on a whole pixel.
          expect(apart).toBeGreaterThanOrEqual(GAP.x - 2);
        }
      }
    }),
  );
});

test('a layer lies below those before it', () => {
  const boxes = [0, 1, 1, 2].map(layer => ({ layer, width: 20, height: 10 }));
  const { places } = layOut({ boxes, arrows: [] }, GAP);
  expect(places.map(({ y }) => y)).toEqual([12, 42, 42, 72]);
});

test('boxes come under those that lead to them, so that arrows do not cross', () => {
  const boxes = [0, 1, 1, 2, 2].map(layer => ({ layer, width: 20, height: 10 }));
  const arrows = [
    { from: 0, to: 1 },
    { from: 0, to: 2 },
    { from: 1, to: 4 },
    { from: 2, to: 3 },
  ];
  const { places } = layOut({ boxes, arrows }, GAP);
  const [, one, other, underOther, underOne] = places.map(({ x }) => x);
  expect([one, other]).toEqual([underOne, underOther]);
});
