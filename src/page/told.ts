import type { PropertyName } from '../../machines/properties.ts';

export interface DesignTold {
  readonly name: string;
  readonly about: string;
  /** Why the scenario cannot be used with it. */
  readonly hindrance: string | null;
}

/** What the walk knows, beside the line. */
export interface WalkTold {
  readonly status: 'not walked' | 'walking' | 'closed' | 'stopped' | 'failed';
  readonly states: number;
  readonly transitions: number;
  readonly depth: number;
  /** One sentence, where it did not close. */
  readonly why: string | null;
}

/** Steps to the nearest violation of each property; left out: it cannot come any more. */
export interface ReachTold {
  readonly distance: Readonly<Partial<Record<PropertyName, number>>>;
  /** Cannot be avoided from here on. */
  readonly doomed: readonly PropertyName[];
  readonly home: number | null;
}
