import type { Cover } from '../../explore/index.ts';
import type { GraphTold, GraphWish } from '../graph.ts';
import type { Lists, PathStep, PathView } from '../path-view.ts';

/** What the page asks the worker that holds the machine. */
export type Ask =
  /** Walks the machine, and opens a session: the one of a link, or from the start. */
  | { readonly kind: 'open'; readonly link: string }
  | { readonly kind: 'command'; readonly line: string }
  | { readonly kind: 'open link'; readonly text: string }
  /** What stands after the # of the address, the view that is shown included. */
  | { readonly kind: 'link'; readonly shown: string }
  | { readonly kind: 'graph'; readonly wish: GraphWish }
  /** By a shortest way from the start to the state of that number. */
  | { readonly kind: 'go'; readonly to: number };

export type Answer =
  | { readonly kind: 'walking'; readonly states: number }
  /** There is nothing to be shown: why, in a sentence. */
  | { readonly kind: 'failed'; readonly why: string }
  | {
      readonly kind: 'told';
      readonly view: MachineView;
      readonly lists: Lists;
      readonly link: string;
      readonly said: string;
      readonly isDone: boolean;
      /** The view that a link asks for. */
      readonly shown?: string;
    }
  | { readonly kind: 'help' }
  | { readonly kind: 'link'; readonly text: string }
  | { readonly kind: 'graph'; readonly graph: GraphTold; readonly line: readonly number[] };

/** All that the page shows of a session: plain data. */
export interface MachineView extends PathView {
  readonly title: string;
  readonly file: string;
  readonly walk: Extent;
  readonly path: readonly TakenView[];
  readonly stand: StandView;
  /** What the walk has found out about the machine; the same wherever the session stands. */
  readonly findings: Findings;
}

/** How much of the machine has been walked. */
interface Extent {
  readonly states: number;
  readonly transitions: number;
  readonly depth: number;
  /** Why there may be more of it; `null`: this is all. */
  readonly why: string | null;
  /** The events were proposed: the machine names them, and nobody said what they carry. */
  readonly isProposed: boolean;
}

interface TakenView extends PathStep {
  readonly changes: readonly string[];
}

/** Where the session stands. */
export interface StandView {
  /** The number of the state. */
  readonly state: number;
  /** The states of the chart that are active and hold no others, by the names of all that hold them. */
  readonly active: readonly (readonly string[])[];
  /** Those that the last event has entered, by `stateKey`. */
  readonly entered: readonly string[];
  /** Each leaf of the context. */
  readonly facts: readonly FactView[];
  /** Each leaf of the actors that are walked with the machine. */
  readonly actors: readonly FactView[];
  /** Why nothing can happen any more; `null`: something can. */
  readonly end: string | null;
  /** How often each state of the chart was entered on the path, by `stateKey`. */
  readonly visits: readonly (readonly [key: string, times: number])[];
  /** The transitions that the last event has taken, by their ids. */
  readonly taken: readonly string[];
  /** The guards that are asked here, by the ids of their transitions, and whether they hold. */
  readonly asked: readonly (readonly [id: string, holds: boolean])[];
}

interface FactView {
  /** Such as `items[0].price`. */
  readonly path: string;
  readonly now: string;
  /** Before the last event; `null`: it was not there. */
  readonly before: string | null;
}

/** What `check` says of a machine. */
export interface Findings {
  /** What is known of the machine's own properties. */
  readonly verdicts: readonly VerdictView[];
  /** Where it ends for good although no final state says so, and where it fails. */
  readonly ends: readonly EndView[];
  /** `null`: nothing is known of it. */
  readonly covered: readonly { readonly what: string; readonly cover: Cover }[] | null;
}

export interface VerdictView {
  readonly property: string;
  readonly verdict: string;
  /** The state that a shortest history comes to, where one violates it. */
  readonly violated: number | null;
  /** How many events that history has. */
  readonly events: number;
}

export interface EndView {
  readonly what: 'dead end' | 'failure';
  readonly place: string;
  readonly states: number;
  /** The first of them. */
  readonly first: number;
  readonly events: number;
}
