import type { LoopKind } from '../../../machines/body/loop.ts';
import type { BodyName } from '../../../machines/body/statement.ts';

/** Whose body it is that is read, and what it may name. */
export interface BodyScope {
  readonly body: BodyName;
  /** `null`: it is a design's, for every livepatch. */
  readonly livepatch: LivepatchScope | null;
}

/** The loops that a statement stands in. */
export type Within = readonly LoopKind[];

export interface LivepatchScope {
  readonly name: string;
  /** Those that it lists, and those that it retires. */
  readonly features: readonly string[];
  readonly objects: readonly string[];
  /** Those of the world. */
  readonly settings: readonly string[];
}
