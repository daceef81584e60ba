import type { ArrowTold, BoxTold, GraphTold } from '../../../graph.ts';

interface DrawingProps {
  readonly graph: GraphTold;
  readonly line: readonly (number | null)[];
  /** How many steps of the line are taken. */
  readonly place: number;
  readonly picked: BoxTold;
  readonly scale: number;
  pick(box: BoxTold): void;
}

/** Smaller than so a text cannot be read. */
const READABLE = 0.5;
/** More arrows than so, and those that lead back are shown of the picked box alone. */
const MOST_BACK = 160;

export function Drawing({ graph, line, place, picked, scale, pick }: DrawingProps) {
  const { boxes, arrows } = graph;
  const steps = line.slice(1).map((to, step) => `${line[step]} ${to}`);
  const here = line[place] ?? null;
  const pickedPlace = boxes.indexOf(picked);
  const ranked = arrows
    .filter(({ from, to }) => from !== to)
    .map(arrow => {
      const step = steps.lastIndexOf(`${arrow.from} ${arrow.to}`);
      const isOfPicked = arrow.from === pickedPlace || arrow.to === pickedPlace;
      return { arrow, step, isOfPicked, rank: step >= 0 ? 2 : isOfPicked ? 1 : 0 };
    })
    .filter(({ arrow, rank }) => rank > 0 || arrows.length <= MOST_BACK || isDown(boxes, arrow))
    .sort((one, other) => one.rank - other.rank);
  return (
    <>
      <g>
        {ranked.map(({ arrow, step, isOfPicked }) => (
          <Line
            key={`${arrow.from} ${arrow.to}`}
            boxes={boxes}
            arrow={arrow}
            time={step < 0 ? null : step < place ? 'past' : 'future'}
            isOfPicked={isOfPicked}
          />
        ))}
      </g>
      {boxes.map((box, number) => (
        <Box
          key={box.key}
          box={box}
          number={number}
          isPicked={box === picked}
          isHere={number === here}
          isOnPath={line.includes(number)}
          isText={graph.by.length > 0}
          scale={scale}
          pick={pick}
        />
      ))}
    </>
  );
}

function isDown(boxes: readonly BoxTold[], { from, to }: ArrowTold): boolean {
  return (boxes[to]?.depth ?? 0) > (boxes[from]?.depth ?? 0);
}

interface LineProps {
  readonly boxes: readonly BoxTold[];
  readonly arrow: ArrowTold;
  /** Of a step of the path, whether it has been taken; `null`: it is none. */
  readonly time: string | null;
  readonly isOfPicked: boolean;
}

function Line({ boxes, arrow, time, isOfPicked }: LineProps) {
  const [from, to] = [boxes[arrow.from], boxes[arrow.to]];
  if (from === undefined || to === undefined) return null;
  const { d, head } = curve(from, to);
  return (
    <g class="edge" data-time={time} data-picked={isOfPicked} data-down={isDown(boxes, arrow)}>
      <path class="line" d={d} />
      <path class="head" d={head} />
    </g>
  );
}

/** Down from layer to layer; back, or within a layer, around the side. */
function curve(from: BoxTold, to: BoxTold): { readonly d: string; readonly head: string } {
  const [fromX, toX] = [from.x + from.width / 2, to.x + to.width / 2];
  if (to.depth > from.depth) {
    const [startY, endY] = [from.y + from.height, to.y];
    const bend = Math.min(40, (endY - startY) / 2);
    return {
      d: `M${fromX} ${startY}C${fromX} ${startY + bend} ${toX} ${endY - bend} ${toX} ${endY - 4}`,
      head: `M${toX} ${endY}l-3 -6h6Z`,
    };
  }
  const isRight = toX >= fromX;
  const side = isRight ? 1 : -1;
  const [startX, startY] = [fromX + (side * from.width) / 2, from.y + from.height / 2];
  const [endX, endY] = [toX + (side * to.width) / 2, to.y + to.height / 2];
  if (to.depth === from.depth) {
    const [nearX, bottom] = [toX, to.y + to.height];
    const drop = 12 + Math.min(14, Math.abs(toX - fromX) / 12);
    return {
      d: `M${fromX} ${from.y + from.height}C${fromX} ${from.y + from.height + drop} ${nearX} ${bottom + drop} ${nearX} ${bottom + 4}`,
      head: `M${nearX} ${bottom}l-3 6h6Z`,
    };
  }
  const out = 14 + Math.min(40, (startY - endY) / 8);
  const far = isRight ? Math.max(startX, endX) + out : Math.min(startX, endX) - out;
  return {
    d: `M${startX} ${startY}C${far} ${startY} ${far} ${endY} ${endX + 4 * side} ${endY}`,
    head: `M${endX} ${endY}l${6 * side} -3v6Z`,
  };
}

interface BoxProps {
  readonly box: BoxTold;
  readonly number: number;
  readonly isPicked: boolean;
  readonly isHere: boolean;
  readonly isOnPath: boolean;
  /** Whether it says what its states have in common, or is only a number. */
  readonly isText: boolean;
  readonly scale: number;
  pick(box: BoxTold): void;
}

function Box({ box, number, isPicked, isHere, isOnPath, isText, scale, pick }: BoxProps) {
  const { x, y, width, height, lines, states, first, broken, midway } = box;
  const isBroken = broken.length > 0;
  const button = {
    role: 'button' as const,
    tabindex: isPicked ? 0 : -1,
    'aria-pressed': isPicked,
    onClick: () => pick(box),
  };
  return (
    <g
      id={`box-${number}`}
      class="box-of-states"
      {...button}
      aria-current={isHere ? 'location' : undefined}
      aria-label={spoken(box, isHere, isOnPath)}
      data-broken={
        isBroken ? (broken.some(({ states: some }) => some === states) ? 'all' : 'some') : undefined
      }
      data-midway={midway === states}
      data-path={isOnPath}
      data-here={isHere}
    >
      {isPicked && (
        <rect class="halo" x={x - 4} y={y - 4} width={width + 8} height={height + 8} rx={isText ? 8 : 13} />
      )}
      <rect class="box" x={x} y={y} width={width} height={height} rx={isText ? 4 : height / 2} />
      {scale >= READABLE && !isText && (
        <text class="number" x={x + width / 2} y={y + height / 2 + 3.5} text-anchor="middle">
          {first}
        </text>
      )}
      {scale >= READABLE &&
        isText &&
        [...lines, states === 1 ? '1 state' : `${states.toLocaleString('en')} states`].map((line, place) => (
          <text
            key={`${place} ${line}`}
            class={place < lines.length ? 'told' : 'count'}
            x={x + 8}
            y={y + 15 + 14 * place}
          >
            {line.length > 40 ? `${line.slice(0, 39)}…` : line}
          </text>
        ))}
      {box.inside.length > 0 && <path class="part" d={`M${x + 3} ${y + 4}V${y + height - 4}`} />}
      {isText && isBroken && <path class="cross" d={`M${x + width - 14} ${y + 7}l7 7m0 -7l-7 7`} />}
    </g>
  );
}

function spoken(
  { lines, states, first, broken, midway, depth }: BoxTold,
  isHere: boolean,
  isOnPath: boolean,
): string {
  return [
    states === 1 ? `state ${first}` : `${states} states`,
    ...lines,
    depth === 1 ? '1 step from the start' : `${depth} steps from the start`,
    ...(midway === states ? ['a transition runs'] : []),
    ...broken.map(({ property }) => `breaks ${property}`),
    ...(isHere ? ['you are here'] : isOnPath ? ['on the path'] : []),
  ].join(', ');
}
