import type { DrawnNode } from '../../../charts/drawn.ts';
import { NAME, WORD } from '../../../charts/label.ts';
import type { ChartsInside } from '../../../charts/packed.ts';
import { byLight, Label, Line, Start } from './arrow.tsx';
import { READABLE } from './in-sight.ts';
import { type Chart as ChartLaidOut, chartAt, fitted, type Path } from './inside.ts';
import { type Lit, startKey, stateKey } from './lit.ts';
import { inOrder } from './order.ts';
import { cornersOf } from './way.ts';

interface ChartProps {
  readonly charts: ChartsInside;
  readonly chart: ChartLaidOut;
  /** Where it stands. */
  readonly path: Path;
  readonly lit: Lit;
  /** How large a pixel of the drawing is seen. */
  readonly scale: number;
  /** What can be done with its states; `null`: it is drawn inside another one, and is only to be seen. */
  readonly hand: Hand | null;
  /** How much smaller it is than the drawing that it stands in. */
  readonly size?: number;
  readonly depth?: number;
}

export interface Hand {
  /** The state that is told of. */
  readonly picked: Path;
  pick(path: Path): void;
  /** Shows the chart that stands in the state. */
  open(path: Path): void;
}

/** A chart, and in the boxes of its states what stands in them. */
export function Chart({ charts, chart, path, lit, scale, hand, size = 1, depth = 0 }: ChartProps) {
  const { nodes, arrows, start, notes, drawing } = chart;
  const isSideways = chart.isSideways === true;
  return (
    <g class="chart" data-level={depth % 2} aria-hidden={hand === null ? true : undefined}>
      {start !== null && (
        <Start way={cornersOf(start.way, isSideways)} isLit={lit.ways.has(startKey(path))} />
      )}
      {notes?.map(({ text, at: [x, y], by }, place) => (
        <text
          key={place}
          class={by === undefined ? 'jump' : 'does'}
          x={x}
          y={y}
          data-lit={by !== undefined && lit.states.has(stateKey([...path, by]))}
        >
          {text}
        </text>
      ))}
      {byLight(notes === undefined ? arrows : [], path, lit).map(({ arrow, place, isLit }) => (
        // Chromium does not draw anew what is moved and lit at once.
        <Line
          key={`${place} ${isLit}`}
          arrow={arrow}
          place={place}
          path={path}
          lit={lit}
          isSideways={isSideways}
        />
      ))}
      {scale >= READABLE.label &&
        arrows.map((arrow, place) => (
          <Label key={place} arrow={arrow} place={place} path={path} lit={lit} node={nodes[arrow.from]} />
        ))}
      {nodes.map((node, place) => (
        <State
          key={node.name}
          node={node}
          path={[...path, node.name]}
          lit={lit}
          scale={scale}
          hand={hand}
          isListed={notes !== undefined}
        >
          <Inner
            charts={charts}
            node={node}
            place={drawing.inner[place]}
            path={[...path, node.name]}
            lit={lit}
            scale={scale}
            hand={hand}
            size={size}
            depth={depth}
          />
        </State>
      ))}
    </g>
  );
}

interface StateProps {
  readonly node: DrawnNode;
  readonly path: Path;
  readonly lit: Lit;
  readonly scale: number;
}

function State({
  node,
  path,
  lit,
  scale,
  hand,
  isListed,
  children,
}: StateProps & {
  readonly hand: Hand | null;
  /** Whether what is done on its entry is written beside it. */
  readonly isListed: boolean;
  readonly children: preact.ComponentChildren;
}) {
  const { name, text = name, kind = 'state', stands, place } = node;
  const [x, y, width, height] = place;
  const key = stateKey(path);
  const visit = lit.states.get(key);
  const now = lit.now.map(stateKey);
  const isNow = now.includes(key);
  const around = !isNow && now.some(name => name.startsWith(`${key}.`));
  const isPicked = hand !== null && stateKey(hand.picked) === key;
  const isFrame = node.room !== undefined;
  const more =
    hand === null
      ? {}
      : {
          id: `state-${key}`,
          role: 'button' as const,
          tabindex: isPicked ? 0 : -1,
          'aria-pressed': isPicked,
          'aria-current': isNow ? ('step' as const) : undefined,
          'aria-label': told(node, visit?.times ?? 0, isNow),
          onClick: (event: MouseEvent) => {
            event.stopPropagation();
            hand.pick(path);
          },
          onDblClick: (event: MouseEvent) => {
            event.stopPropagation();
            hand.open(path);
          },
        };
  return (
    <g
      class="state"
      data-kind={kind}
      data-frame={isFrame}
      data-lit={visit !== undefined}
      data-now={isNow ? 'here' : around ? 'inside' : undefined}
      data-picked={isPicked}
      style={inOrder(visit?.order ?? null)}
      {...more}
    >
      {isPicked && (
        <rect
          class="halo"
          x={x - 4}
          y={y - 4}
          width={width + 8}
          height={height + 8}
          rx={kind === 'end' ? height / 2 + 4 : 8}
        />
      )}
      <rect
        class="box"
        x={x}
        y={y}
        width={width}
        height={height}
        rx={kind === 'end' ? Math.min(12, height / 2) : 4}
      />
      {scale >= READABLE.name && (
        <>
          <text class="name" x={x + 10} y={y + (isListed ? 15 : 16)}>
            {text}
          </text>
          {visit !== undefined && visit.times > 1 && (
            <text class="times" x={x + width + 4} y={y + 9}>
              ×{visit.times}
            </text>
          )}
          {stands !== undefined && !isFrame && (
            <path class="opens" d={`M${x + width - 12} ${y + 9}l4 4l-4 4`} />
          )}
        </>
      )}
      {scale >= READABLE.label &&
        !isListed &&
        writtenIn(node).map((text, line) => (
          <text key={line} class="does" x={x + 10} y={y + NAME.line + 12 + WORD.line * line}>
            {text}
          </text>
        ))}
      {children}
    </g>
  );
}

function writtenIn({ entry = [], lines = [] }: DrawnNode): readonly string[] {
  return [...entry.map(action => `/ ${action}`), ...lines];
}

function told(
  { name, text = name, kind, entry = [], lines = [], stands }: DrawnNode,
  times: number,
  isNow: boolean,
): string {
  return [
    text,
    ...(kind === 'end' ? ['an end of the chart'] : []),
    ...(stands === undefined ? [] : ['holds a chart, Enter opens it']),
    ...entry,
    ...lines,
    ...(isNow
      ? ['the step stands here']
      : times === 0
        ? []
        : [times === 1 ? 'entered once' : `entered ${times} times`]),
  ].join(', ');
}

interface InnerProps extends StateProps {
  readonly hand: Hand | null;
  readonly size: number;
  readonly charts: ChartsInside;
  readonly place: number | undefined;
  readonly depth: number;
}

function Inner({ charts, node, place, path, lit, scale, hand, size, depth }: InnerProps) {
  const {
    room,
    place: [boxX, boxY],
  } = node;
  const chart = chartAt(charts, place);
  if (chart === null || room === undefined) return null;
  const { x, y, scale: smaller } = fitted(chart, room);
  if (scale * smaller < READABLE.chart) return null;
  return (
    <g transform={`translate(${boxX + x} ${boxY + y}) scale(${smaller})`}>
      <Chart
        charts={charts}
        chart={chart}
        path={path}
        lit={lit}
        scale={scale * smaller}
        hand={size * smaller < READABLE.label ? null : hand}
        size={size * smaller}
        depth={depth + 1}
      />
    </g>
  );
}
