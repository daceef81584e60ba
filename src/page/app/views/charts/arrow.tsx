import type { DrawnArrow, DrawnNode } from '../../../charts/drawn.ts';
import { labelLines, labelSize, WORD } from '../../../charts/label.ts';
import type { Path } from './inside.ts';
import { guardKey, type Lit, rowKey } from './lit.ts';
import { inOrder } from './order.ts';
import { cornersOf, headAt, lineAlong } from './way.ts';

/** What a run has come by is drawn over what it has not. */
export function byLight(arrows: readonly DrawnArrow[], path: Path, lit: Lit) {
  const all = arrows.map((arrow, place) => ({
    arrow,
    place,
    isLit: orderOf(arrow, place, path, lit) !== null,
  }));
  return [...all.filter(({ isLit }) => !isLit), ...all.filter(({ isLit }) => isLit)];
}

/** When one of the arrow's transitions was taken first. */
function orderOf({ rows }: DrawnArrow, place: number, path: Path, lit: Lit): number | null {
  const orders = rows.flatMap((_, row) => lit.ways.get(rowKey(path, place, row)) ?? []);
  return orders.length === 0 ? null : Math.min(...orders);
}

/** Where the chart begins. */
export function Start({
  way,
  isLit,
}: {
  readonly way: ReturnType<typeof cornersOf>;
  readonly isLit: boolean;
}) {
  const [{ x, y } = { x: 0, y: 0 }] = way;
  const next = way[1] ?? { x, y };
  const [toX, toY] = [Math.sign(next.x - x), Math.sign(next.y - y)];
  return (
    <g class="arrow start" data-lit={isLit}>
      <circle cx={x - 4 * toX} cy={y - 4 * toY} r={4} />
      <path class="line" d={lineAlong(way)} />
      <path class="head" d={headAt(way)} />
    </g>
  );
}

interface ArrowProps {
  readonly arrow: DrawnArrow;
  readonly place: number;
  readonly path: Path;
  readonly lit: Lit;
}

export function Line({ arrow, place, path, lit, isSideways }: ArrowProps & { readonly isSideways: boolean }) {
  const way = cornersOf(arrow.way, isSideways);
  const order = orderOf(arrow, place, path, lit);
  return (
    <g class="arrow" data-lit={order !== null} style={inOrder(order)}>
      <path class="line" d={lineAlong(way)} />
      <path class="head" d={headAt(way)} />
    </g>
  );
}

/** What stands on the arrow: its transitions, in the order in which they are asked. */
export function Label({
  arrow: { rows, label },
  place,
  path,
  lit,
  node,
}: ArrowProps & { readonly node: DrawnNode | undefined }) {
  if (label === undefined) return null;
  const [x, y] = label;
  const { width, height } = labelSize(rows);
  let line = 0;
  return (
    <g class="label">
      <rect x={x} y={y} width={width} height={height} />
      {rows.map((row, number) => {
        const { when, does } = labelLines(row);
        const order = lit.ways.get(rowKey(path, place, number));
        const key =
          row.id ?? (row.guard === undefined ? '' : guardKey([...path, node?.name ?? ''], row.guard));
        const found = lit.asked.get(key);
        const top = y + 11 + WORD.line * line;
        line += does.length + (when === '' ? 0 : 1);
        return (
          <g
            key={number}
            class="transition-row"
            data-lit={order !== undefined}
            data-asked={found === undefined ? undefined : found ? 'holds' : 'fails'}
            data-decides={found !== undefined && lit.decided === key}
            style={inOrder(order ?? null)}
          >
            {when !== '' && (
              <text x={x + 4} y={top}>
                {found === undefined ? when : `${found ? '◆' : '◇'} ${when.replace(/^\d+ /, '')}`}
              </text>
            )}
            {does.map((text, under) => (
              <text key={text} class="does" x={x + 4} y={top + WORD.line * (under + (when === '' ? 0 : 1))}>
                {text}
              </text>
            ))}
          </g>
        );
      })}
    </g>
  );
}
