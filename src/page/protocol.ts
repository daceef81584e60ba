import type { PropertyName } from '../../machines/properties.ts';
import type { LivepatchState } from '../livepatch/model.ts';
import type { Problem } from '../problem/problem.ts';
import type { PlaceView, View } from '../uses/step/view.ts';
import type { GraphTold, GraphWish } from './graph.ts';
import type { DesignTold, OwnCallbacks, ReachTold, RunTold, WalkTold } from './told.ts';

/** What the page asks the worker that holds the session. */
export type Ask =
  /** A new session, of this text. */
  | { readonly kind: 'open'; readonly source: string; readonly file: string }
  /** The same path in another version of the text, as far as it goes. */
  | { readonly kind: 'edit'; readonly source: string }
  /** A step, or whatever may be typed in the terminal. */
  | { readonly kind: 'command'; readonly line: string }
  /** What stands after the # of the address, the view that is shown included. */
  | { readonly kind: 'link'; readonly shown: string }
  | { readonly kind: 'open link'; readonly text: string }
  | { readonly kind: 'export'; readonly format: Format }
  /** How the steps of the line run through the charts. */
  | { readonly kind: 'trace' }
  /** To where so many microsteps of the step after the place are taken. */
  | { readonly kind: 'stand'; readonly place: number; readonly microsteps: number };

export type Format = 'scenario' | 'transcript' | 'mail' | 'sequence' | 'itf';

export type Answer =
  | {
      readonly kind: 'told';
      /** What may come next follows in an answer of its own. */
      readonly view: PlaceView;
      /** The scenario's text. */
      readonly source: string;
      /** From which the same session opens again. */
      readonly link: string;
      readonly designs: readonly DesignTold[];
      /** What was done, or why it was not, in a sentence. */
      readonly said: string;
      readonly isDone: boolean;
      /** The view that a link asks for. */
      readonly shown?: string;
    }
  | ({ readonly kind: 'lists' } & Pick<View, 'choices' | 'refused'>)
  | { readonly kind: 'wish'; readonly wish: Wish }
  | { readonly kind: 'link'; readonly text: string }
  | { readonly kind: 'export'; readonly name: string; readonly text: string }
  /** Of each step the events that it comes to: itself, and the runs of the delayed work. */
  | {
      readonly kind: 'trace';
      readonly steps: readonly (readonly RunTold[])[];
      /** `null`: each livepatch follows the design. */
      readonly own: OwnCallbacks | null;
    }
  /** Nothing has changed. */
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] };

/** What a command asks of the page itself. */
export type Wish =
  | { readonly kind: 'run'; readonly to: string | null }
  | { readonly kind: 'why'; readonly property: string | null }
  | { readonly kind: 'open'; readonly dialog: 'export' | 'help' }
  | { readonly kind: 'link' };

/** What the page asks the worker that walks the world. */
export type WalkAsk =
  | { readonly kind: 'walk'; readonly source: string; readonly file: string; readonly design: string }
  /** What the walk knows of these places. */
  | { readonly kind: 'reach'; readonly line: readonly Place[]; readonly choices: readonly Place[] }
  /** A shortest way on from the place to where the property is broken; home: to where no livepatch is left. */
  | { readonly kind: 'way'; readonly from: Place; readonly to: PropertyName | 'home' }
  /** The graph, and in which of its boxes the places of the line are. */
  | { readonly kind: 'graph'; readonly wish: GraphWish; readonly line: readonly Place[] }
  /** A shortest history to the state of that number, or one whose last step comes by a state of the charts. */
  | { readonly kind: 'history'; readonly to: number | readonly string[] }
  /** To leave the processors to what a person waits for, a moment long; there is no answer. */
  | { readonly kind: 'rest' };

/** A state, and how many faults a history to it has taken. */
interface Place {
  readonly state: LivepatchState;
  readonly faults: number;
}

export type WalkAnswer =
  | { readonly kind: 'walked'; readonly walk: WalkTold; readonly isOver: boolean }
  | {
      readonly kind: 'reach';
      readonly line: readonly (ReachTold | null)[];
      readonly choices: readonly (ReachTold | null)[];
    }
  /** `null`: there is none. */
  | { readonly kind: 'way'; readonly lines: readonly string[] | null }
  | {
      readonly kind: 'graph';
      /** `null`: the walk has left none. */
      readonly graph: GraphTold | null;
      /** From before the first step; `null`: the walk has not come by there. */
      readonly line: readonly (number | null)[];
    }
  | { readonly kind: 'history'; readonly lines: readonly string[] | null };

/** Every question has a number, and so has its answer. */
export interface Numbered<T> {
  readonly number: number;
  readonly body: T;
}
