import type { BoxTold, GraphTold } from '../../../graph.ts';

/**
 * The next box in the direction of the key: up and down along an arrow, else to the nearest in the next layer; left and
 * right within the layer.
 */
export function besides({ boxes, arrows }: GraphTold, from: BoxTold, key: string): BoxTold | null {
  const middle = ({ x, width }: BoxTold) => x + width / 2;
  const near = (box: BoxTold) => Math.abs(middle(box) - middle(from));
  const nearest = (candidates: readonly BoxTold[]) =>
    candidates.reduce<BoxTold | null>(
      (best, box) => (best === null || near(box) < near(best) ? box : best),
      null,
    );
  if (key === 'ArrowLeft' || key === 'ArrowRight') {
    const isAhead = (box: BoxTold) =>
      key === 'ArrowRight' ? middle(box) > middle(from) : middle(box) < middle(from);
    return nearest(boxes.filter(box => box.depth === from.depth && isAhead(box)));
  }
  const depth = from.depth + (key === 'ArrowDown' ? 1 : -1);
  const place = boxes.indexOf(from);
  const joined = arrows.flatMap(({ from: source, to }) =>
    source === place ? [boxes[to]] : to === place ? [boxes[source]] : [],
  );
  const layer = boxes.filter(box => box.depth === depth);
  return nearest(layer.filter(box => joined.includes(box))) ?? nearest(layer);
}
