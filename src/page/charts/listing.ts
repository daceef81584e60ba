import type { Slot } from '../../../machines/core/slots.ts';
import type { Arrow, DrawnArrow, DrawnNode, Layout, Note } from './drawn.ts';
import { labelSize, NAME, WORD, widest } from './label.ts';
import type { Level, LevelNode } from './level.ts';

/** A chart that is written as lines, and those that stand in its states. */
export interface Listing {
  readonly layout: Layout;
  readonly inner: Readonly<Record<number, Listing>>;
}

/** What stands in the slots of the core where livepatches have callbacks of their own. */
export type Listings = Readonly<Partial<Record<Slot, Listing>>>;

interface Line {
  readonly depth: number;
  readonly text: string;
  /** By name. */
  readonly states: readonly string[];
}

const MARGIN = 8;
const INDENT = 18;
const BOX = 20;
const PADDING = 10;
const GAP = 4;
/** How often a state is entered stands behind its box. */
const TIMES = 18;

/**
 * Each line below the one before, and beside it what is asked and done there: where the lines lead is plain from how they
 * are indented, so that nothing has to be laid out.
 */
export function listingOf(level: Level, lines: readonly Line[], inner: Listing['inner'] = {}): Listing {
  const widthOf = (text: string) => Math.ceil(text.length * NAME.letter) + 2 * PADDING;
  const column = Math.max(
    ...lines.map(
      ({ depth, text, states: [, ...more] }) =>
        MARGIN + depth * INDENT + widthOf(text) + TIMES + more.reduce((all, name) => all + widthOf(name), 0),
    ),
  );
  const nodes = new Map<string, DrawnNode>();
  const arrows = new Map<Arrow, DrawnArrow>();
  const notes: Note[] = [];
  let [top, right] = [MARGIN, column];
  for (const { depth, text, states } of lines) {
    let [left, bottom, beside] = [MARGIN + depth * INDENT, top + BOX, top + GAP];
    if (states.length === 0) notes.push({ text, at: [left + PADDING, top + 15] });
    for (const [number, name] of states.entries()) {
      const from = level.nodes.findIndex(node => node.name === name);
      const { inner: _, kind = 'line', entry, ...node }: LevelNode = level.nodes[from] ?? { name, entry: [] };
      const written = number === 0 ? text : name;
      const within = inner[from]?.layout;
      const size = [
        within?.width ?? widthOf(written),
        within === undefined ? BOX : BOX + within.height,
      ] as const;
      nodes.set(name, {
        ...node,
        ...(written === name ? {} : { text: written }),
        ...(entry.length === 0 ? {} : { entry }),
        ...(within === undefined ? { kind } : { room: [0, BOX, within.width, within.height] as const }),
        place: [left, top, ...size],
      });
      left += size[0];
      right = Math.max(right, left);
      bottom = Math.max(bottom, top + size[1]);
      const does = entry.map(action => `/ ${action}`);
      for (const action of does) {
        notes.push({ text: action, at: [column + GAP, beside + 11], by: name });
        beside += WORD.line;
      }
      right = Math.max(right, column + GAP + widest(does, WORD.letter));
      for (const arrow of level.arrows) {
        if (arrow.from !== from) continue;
        const rows = arrow.rows.map(({ isElse: _, ...row }) => row);
        const { width, height } = within === undefined ? labelSize(rows) : { width: 0, height: 0 };
        arrows.set(arrow, {
          ...arrow,
          rows,
          way: [],
          ...(height === 0 ? {} : { label: [column, beside] as const }),
        });
        beside += height;
        // Where a guard is asked its answer stands in front.
        right = Math.max(right, column + width + 2 * WORD.letter);
      }
    }
    top = Math.max(bottom, beside) + GAP;
  }
  return {
    layout: {
      width: Math.ceil(right) + MARGIN,
      height: top + MARGIN - GAP,
      nodes: level.nodes.flatMap(({ name }) => nodes.get(name) ?? []),
      arrows: level.arrows.flatMap(arrow => arrows.get(arrow) ?? []),
      start: null,
      notes,
    },
    inner,
  };
}
