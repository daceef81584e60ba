import type { Place } from '../../../charts/drawn.ts';
import type { InSight } from './in-sight.ts';
import type { Path } from './inside.ts';
import { stateKey } from './lit.ts';

const DIRECTION: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};

/** The next state in the direction of the key: near, not far off to the side, and none that it stands in. */
export function nearest(states: readonly InSight[], from: Path, key: string): Path | null {
  const start = states.find(({ path }) => stateKey(path) === stateKey(from));
  const [x, y] = DIRECTION[key] ?? [0, 0];
  if (start === undefined) return states[0]?.path ?? null;
  let found: { readonly path: Path; readonly far: number } | null = null;
  for (const { path, place } of states) {
    const ahead =
      (middle(place, 0) - middle(start.place, 0)) * x + (middle(place, 1) - middle(start.place, 1)) * y;
    const [along, across] = x === 0 ? ([1, 0] as const) : ([0, 1] as const);
    const far = gap(place, start.place, along) + 2 * gap(place, start.place, across);
    const isAround = path.every((name, depth) => name === from[depth]);
    if (!isAround && ahead > 4 && (found === null || far < found.far)) found = { path, far };
  }
  return found?.path ?? null;
}

function middle(place: Place, axis: 0 | 1): number {
  return place[axis] + place[axis === 0 ? 2 : 3] / 2;
}

/** Between two boxes, along an axis; 0: there is none. */
function gap(one: Place, other: Place, axis: 0 | 1): number {
  const size = axis === 0 ? 2 : 3;
  return Math.max(0, one[axis] - other[axis] - other[size], other[axis] - one[axis] - one[size]);
}
