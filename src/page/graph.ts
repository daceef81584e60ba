/** More boxes than so are a hairball; boxes that hold one number each can be more than those that hold text. */
export const MOST_STATES_DRAWN = 400;

/** How a graph is to be drawn. */
export interface GraphWish {
  /** The members by which states are told apart; `null`: by all that they are, if they are not too many. */
  readonly by: readonly string[] | null;
  /** The boxes that are opened, by their keys. */
  readonly open: readonly string[];
}

export interface GraphTold {
  /** By which members it is drawn; none: each state is a box. */
  readonly by: readonly string[];
  /** The members that tell some states apart. */
  readonly members: readonly string[];
  /** How many states there are. */
  readonly states: number;
  readonly width: number;
  readonly height: number;
  /** Box 0 holds the initial state. */
  readonly boxes: readonly BoxTold[];
  readonly arrows: readonly ArrowTold[];
  /** Why it is not drawn as it was wished, in a sentence. */
  readonly why: string | null;
}

export interface BoxTold {
  /** Stays the same while others are opened and closed. */
  readonly key: string;
  /** What its states have in common, a line each; less what those of the opened box around it have. */
  readonly lines: readonly string[];
  readonly around: readonly string[];
  /** How many states it holds. */
  readonly states: number;
  /** The one of them that is reached first, and after how many steps. */
  readonly first: number;
  readonly depth: number;
  /** How many of them break each property. */
  readonly broken: readonly { readonly property: string; readonly states: number }[];
  /** In how many of them a transition runs; `null`: there are none that run. */
  readonly midway: number | null;
  /** Whether there is something in it to be told apart. */
  readonly canOpen: boolean;
  /** The opened boxes that it lies in, from the outermost. */
  readonly inside: readonly string[];
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface ArrowTold {
  readonly from: number;
  readonly to: number;
  /** A line for each event. */
  readonly events: readonly string[];
}
