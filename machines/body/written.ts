import type { Release } from '../releases.ts';
import type { Bodies } from './statement.ts';

/** A design that lives in the functions of the livepatches' own modules, as statements; files have it so. */
export interface Written {
  readonly name: string;
  readonly about: string;
  readonly since?: Release;
  /** What a livepatch has to know, or it is refused; left out: nothing. */
  readonly compatible?: Compatible;
  readonly bodies: Bodies;
}

/** What a livepatch has to know: what the registry holds, what installed livepatches declare, or their states. */
export type Compatible = 'registered features' | 'declared features' | 'states';
