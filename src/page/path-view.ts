/** A session as its path shows it, whatever it is a session of. */
export interface PathView {
  /** The whole line, the steps that were taken back included. */
  readonly path: readonly PathStep[];
  /** How many steps of the line are taken; 0: none. */
  readonly place: number;
}

export interface PathStep {
  /** As it may be typed. */
  readonly line: string;
  /** What it has broken, or where it has led that nobody wants to be. */
  readonly violations: readonly { readonly property: string }[];
}

/** What may come next, and what may not. */
export interface Lists {
  readonly choices: readonly Choice[];
  readonly refused: readonly Refused[];
}

export interface Choice extends PathStep {
  /** `ok`, or how it would fail. */
  readonly result: string;
  readonly changes: readonly string[];
}

export interface Refused {
  readonly line: string;
  /** The error that it would fail with; `null`: there is nothing that could be refused. */
  readonly error: string | null;
  /** Why not, in one sentence. */
  readonly why: string;
  /** What is said of it beside the guard. */
  readonly reasons: readonly string[];
  /** The guard that decides; `null`: none does. */
  readonly guard: AskedGuard | null;
}

export interface AskedGuard {
  readonly guard: string;
  readonly holds: boolean;
}
