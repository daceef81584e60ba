import type { Way } from '../../../charts/drawn.ts';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** The corners of a way, its ends included. */
export function cornersOf([x = 0, y = 0, ...rest]: Way, isSideways: boolean): Point[] {
  const corners = [{ x, y }];
  for (const [place, fresh] of rest.entries()) {
    const last = corners[place] ?? { x, y };
    const isUpright = (place % 2 === 0) !== isSideways;
    corners.push(isUpright ? { x: last.x, y: fresh } : { x: fresh, y: last.y });
  }
  return corners;
}

const RADIUS = 5;

/** The way as SVG has it, its corners round. */
export function lineAlong(corners: readonly Point[]): string {
  return corners
    .map((corner, place) => {
      const [before, after] = [corners[place - 1], corners[place + 1]];
      if (before === undefined) return `M${corner.x} ${corner.y}`;
      if (after === undefined) return `L${corner.x} ${corner.y}`;
      const from = towards(corner, before);
      const to = towards(corner, after);
      return `L${from.x} ${from.y}Q${corner.x} ${corner.y} ${to.x} ${to.y}`;
    })
    .join('');
}

/** A little away from the corner, on the way to the next one. */
function towards(corner: Point, next: Point): Point {
  const length = Math.abs(next.x - corner.x) + Math.abs(next.y - corner.y);
  const share = length === 0 ? 0 : Math.min(RADIUS, length / 2) / length;
  return { x: corner.x + (next.x - corner.x) * share, y: corner.y + (next.y - corner.y) * share };
}

/** The head of an arrow whose way ends so. */
export function headAt(corners: readonly Point[]): string {
  const end = corners.at(-1) ?? { x: 0, y: 0 };
  const before = corners.at(-2) ?? end;
  const [x, y] = [Math.sign(end.x - before.x), Math.sign(end.y - before.y)];
  const [backX, backY] = [end.x - 6.5 * x, end.y - 6.5 * y];
  return `M${end.x} ${end.y}L${backX - 3 * y} ${backY + 3 * x}L${backX + 3 * y} ${backY - 3 * x}Z`;
}
