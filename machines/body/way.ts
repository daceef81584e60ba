import type { CoreAction, CoreGuard } from '../words/index.ts';

/** One way in which a call or a test goes: the first whose guard holds. */
export interface Way<Comes, Guard extends string = CoreGuard, Action extends string = CoreAction> {
  readonly guard?: Guard;
  readonly actions?: Action | readonly Action[];
  /** Of a call, whether it succeeds; of a test, whether it holds. */
  readonly comes: Comes;
}

/** The ways of a call or a test; `of`: what is named, and the value behind a `=`. */
export type Ways = readonly Way<boolean>[] | ((of: string) => readonly Way<boolean>[]);
