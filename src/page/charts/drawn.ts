import type { Slot } from '../../../machines/core/slots.ts';

/** A chart, and those that stand in its states. */
export interface Drawing {
  /** The place of its layout: charts that differ only in what stands in them have the same. */
  readonly layout: number;
  /** For each state in which a chart stands the place of that drawing. */
  readonly inner: Readonly<Record<number, number>>;
}

export interface ChartTold {
  /** The file in machines/. */
  readonly file: string;
  /** `core.c: klp_enable_patch`. */
  readonly mirrors: readonly string[];
  readonly comment: string;
}

export interface WordTold {
  readonly mirrors: readonly string[];
  readonly comment: string;
  /** What it asks or does, as it stands in its file. */
  readonly source: string;
}

/** One chart: its states as boxes, in pixels. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly DrawnNode[];
  readonly arrows: readonly DrawnArrow[];
  /** The arrow from a dot into the state in which it begins. */
  readonly start: { readonly to: number; readonly way: Way } | null;
  /** From left to right, so that ways begin sideways; left out: from top to bottom. */
  readonly isSideways?: true;
  /** Of a chart that is written as lines, what stands there beside its states; its arrows have no ways. */
  readonly notes?: readonly Note[];
}

/** Written text that is no state: a jump, or what is done on entry of one. */
export interface Note {
  readonly text: string;
  readonly at: readonly [x: number, y: number];
  /** The state that does it. */
  readonly by?: string;
}

export interface DrawnNode {
  readonly name: string;
  /** What is written, where it is not the name. */
  readonly text?: string;
  readonly kind?: Kind;
  readonly entry?: readonly string[];
  /** What else is written in the box. */
  readonly lines?: readonly string[];
  readonly about?: string;
  readonly stands?: Stands;
  readonly place: Place;
  /** Where in the box the drawing of the chart that stands here has to fit. */
  readonly room?: Place;
}

/** What is not a plain state: where arrows begin that may be taken in any state, an end of the chart, or a line. */
export type Kind = 'any' | 'end' | 'line';

/** The chart by the name that it has here, or the slot of the core that a design's chart fills. */
export type Stands = { readonly chart: string } | { readonly slot: Slot };

/** All transitions from one state to another: a row each. */
export interface Arrow {
  readonly from: number;
  readonly to: number;
  readonly rows: readonly Row[];
}

export interface DrawnArrow extends Arrow {
  readonly way: Way;
  /** Where the rows are written, where there is something to write: the left upper corner. */
  readonly label?: readonly [x: number, y: number];
}

/**
 * Where a line begins, x and y, and then by turns the y and the x of its next corner, or the x and the y where it
 * begins sideways.
 */
export type Way = readonly number[];

export type Place = readonly [x: number, y: number, width: number, height: number];

/** One transition, as it is written at its arrow. */
export interface Row {
  /** Which one it is, where it has to be told from all others. */
  readonly id?: string;
  readonly event?: string;
  /** The end of the chart that stands in the state, where it has several. */
  readonly end?: string;
  /** When its guard is asked, where several are. */
  readonly number?: number;
  readonly guard?: string;
  readonly isElse?: true;
  readonly actions?: readonly string[];
}
