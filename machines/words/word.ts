import type { Context } from '../context.ts';
import type { KlpEvent } from '../events.ts';
import type { Observation } from '../observation.ts';
import type { World } from '../world.ts';

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

/** Words that say of what they speak, each made from that: in charts `shadowExists(ID)`. */
export type GuardsOf = Readonly<Record<string, (of: string) => (sight: Sight) => boolean>>;
export type ActionsOf = Readonly<Record<string, (of: string) => (scene: Scene) => void>>;
