import type { Context } from '../context.ts';
import type { KlpEvent } from '../events.ts';
import type { Observation } from '../observation.ts';
import type { World } from '../world.ts';

/**
 * A part of a statechart: XState's own notation, less what the charts here never need. `Guard` and `Action` are
 * the words that it may use, so that a misspelt word does not compile.
 */
export interface Chart<Guard extends string, Action extends string> {
  readonly description?: string;
  readonly type?: 'final';
  readonly initial?: string;
  readonly states?: Readonly<Record<string, Chart<Guard, Action>>>;
  readonly entry?: Action | readonly Action[];
  readonly always?: string | readonly Branch<Guard, Action>[];
  readonly on?: Readonly<Record<string, string | readonly Branch<Guard, Action>[]>>;
  readonly onDone?: string | readonly Branch<Guard, Action>[];
}

export interface Branch<Guard extends string, Action extends string> {
  readonly guard?: Guard;
  readonly target?: string;
  readonly actions?: Action | readonly Action[];
}

/** What a guard looks at. */
export interface Sight {
  readonly context: Context;
  readonly world: World;
}

/** What an action works on: `context` is a draft, and `say` tells the observer. */
export interface Scene extends Sight {
  readonly event: KlpEvent;
  readonly say: (observation: Observation) => void;
}

export type Guards = Readonly<Record<string, (sight: Sight) => boolean>>;
export type Actions = Readonly<Record<string, (scene: Scene) => void>>;
