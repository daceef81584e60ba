import type { Sample } from './sample.ts';

/** Something that can search one subject. */
export interface Engine {
  readonly name: string;
  /** Why it cannot be run here; `null`: it can. */
  readonly missing: string | null;
  /** Compiles, where that is needed, then searches once. */
  readonly run: () => Sample;
}
