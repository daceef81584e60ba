/** What is laid out: boxes of some size, each in a layer, and arrows between them. */
export interface Layered {
  readonly boxes: readonly { readonly layer: number; readonly width: number; readonly height: number }[];
  readonly arrows: readonly { readonly from: number; readonly to: number }[];
}

export interface Laid {
  readonly width: number;
  readonly height: number;
  /** The left upper corner of each box. */
  readonly places: readonly { readonly x: number; readonly y: number }[];
}

const MARGIN = 12;
/** How often the layers are put in order, down and up again, and then moved. */
const SWEEPS = 8;

/**
 * Places the boxes in their layers from top to bottom. In its layer each comes to where the boxes lie that it is
 * joined to (barycentres, Sugiyama 1981), and then as close under them as the others leave room.
 *
 * @param gap between two boxes of a layer, and between two layers, in pixels
 */
export function layOut({ boxes, arrows }: Layered, gap: { readonly x: number; readonly y: number }): Laid {
  const layers: number[][] = [];
  for (const [box, { layer }] of boxes.entries()) {
    while (layers.length <= layer) layers.push([]);
    layers[layer]?.push(box);
  }
  const joined = neighbours(boxes, arrows);
  const x = new Float64Array(boxes.length);
  const widthOf = (box: number) => boxes[box]?.width ?? 0;
  const spread = (layer: readonly number[]) => settle(layer, x, widthOf, gap.x);
  for (const layer of layers) {
    for (const [place, box] of layer.entries()) x[box] = place;
    spread(layer);
  }
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const isDown = sweep % 2 === 0;
    for (const layer of isDown ? layers : [...layers].reverse()) {
      const wanted = new Map(layer.map(box => [box, mean(joined(box, isDown), x) ?? x[box] ?? 0]));
      layer.sort((one, other) => (wanted.get(one) ?? 0) - (wanted.get(other) ?? 0));
      for (const box of layer) x[box] = wanted.get(box) ?? 0;
      spread(layer);
    }
  }
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    for (const layer of sweep % 2 === 0 ? layers : [...layers].reverse()) {
      for (const box of layer) x[box] = mean([...joined(box, true), ...joined(box, false)], x) ?? x[box] ?? 0;
      spread(layer);
    }
  }
  return placed(boxes, layers, x, gap.y);
}

/** The boxes in the layer above, or below, that a box has arrows from or to. */
function neighbours(boxes: Layered['boxes'], arrows: Layered['arrows']) {
  const above: number[][] = boxes.map(() => []);
  const below: number[][] = boxes.map(() => []);
  for (const { from, to } of arrows) {
    const distance = (boxes[to]?.layer ?? 0) - (boxes[from]?.layer ?? 0);
    if (distance === 1) {
      above[to]?.push(from);
      below[from]?.push(to);
    } else if (distance === -1) {
      above[from]?.push(to);
      below[to]?.push(from);
    }
  }
  return (box: number, isAbove: boolean) => (isAbove ? above : below)[box] ?? [];
}

function mean(boxes: readonly number[], x: Float64Array): number | null {
  if (boxes.length === 0) return null;
  return boxes.reduce((sum, box) => sum + (x[box] ?? 0), 0) / boxes.length;
}

/**
 * Moves the boxes of a layer, which are in order, as little as leaves the gap between them: those that are too close
 * become one block around the mean of where they wanted to be (pool adjacent violators).
 */
function settle(
  layer: readonly number[],
  x: Float64Array,
  widthOf: (box: number) => number,
  gap: number,
): void {
  const blocks: {
    sum: number;
    boxes: { readonly box: number; readonly offset: number }[];
    length: number;
  }[] = [];
  const middle = (block: (typeof blocks)[number]) => block.sum / block.boxes.length;
  for (const box of layer) {
    let block = { sum: x[box] ?? 0, boxes: [{ box, offset: 0 }], length: 0 };
    for (let last = blocks.at(-1); last !== undefined; last = blocks.at(-1)) {
      const [first, end] = [block.boxes[0]?.box ?? box, last.boxes.at(-1)?.box ?? box];
      const apart = (widthOf(first) + widthOf(end)) / 2 + gap;
      if (middle(block) >= middle(last) + last.length + apart) break;
      blocks.pop();
      const shift = last.length + apart;
      block = {
        sum: last.sum + block.sum - shift * block.boxes.length,
        boxes: [...last.boxes, ...block.boxes.map(({ box, offset }) => ({ box, offset: offset + shift }))],
        length: shift + block.length,
      };
    }
    blocks.push(block);
  }
  for (const block of blocks) for (const { box, offset } of block.boxes) x[box] = middle(block) + offset;
}

function placed(
  boxes: Layered['boxes'],
  layers: readonly (readonly number[])[],
  x: Float64Array,
  gap: number,
): Laid {
  const left = Math.min(...boxes.map(({ width }, box) => (x[box] ?? 0) - width / 2));
  const places = boxes.map(({ width }, box) => ({
    x: Math.round((x[box] ?? 0) - width / 2 - left) + MARGIN,
    y: 0,
  }));
  let y = MARGIN;
  for (const layer of layers) {
    const tallest = Math.max(0, ...layer.map(box => boxes[box]?.height ?? 0));
    for (const box of layer) {
      const place = places[box];
      if (place !== undefined)
        places[box] = { x: place.x, y: Math.round(y + (tallest - (boxes[box]?.height ?? 0)) / 2) };
    }
    y += tallest + gap;
  }
  const right = Math.max(...boxes.map(({ width }, box) => (places[box]?.x ?? 0) + width));
  return { width: right + MARGIN, height: y - gap + MARGIN, places };
}
