import type { AnyMachineSnapshot, EventObject, StateValue } from 'xstate';
import type { Configuration } from '../configuration.ts';
import type { ActorPath } from './actor-path.ts';
import type { PlainData } from './plain-data.ts';
import type { Zone } from './zone.ts';

/** An event that will come when its delay is over. */
export interface Pending {
  readonly event: EventObject;
  readonly from: ActorPath;
  readonly to: ActorPath;
  /** By which it can be cancelled, unless it is lost. */
  readonly id: string | null;
  readonly isLost: boolean;
}

/** An actor that a machine has started: its source while it lives, `null` once it has ended, or what it is itself. */
export type Child = string | null | ExploredChild;

/** A machine that is walked together with its parent. */
interface ExploredChild extends Configuration {
  readonly source: string;
  /** Whether its parent is told of each of its snapshots. */
  readonly isSeen: boolean;
  readonly value: StateValue;
  readonly context: PlainData;
  readonly children: Children;
}

export type Children = ReadonlyMap<string, Child>;

/** What a machine waits for, which XState keeps outside of its snapshots. */
export interface Awaited {
  readonly children: Children;
  /** In the order in which their delays have begun. */
  readonly pending: readonly Pending[];
  /** How long these may take; `null`: any time. */
  readonly zone: Zone | null;
}

/** A key of its own, so that copies of a snapshot have it too. */
const AWAITED: unique symbol = Symbol('klpwalk.awaited');

type Awaiting = AnyMachineSnapshot & { readonly [AWAITED]?: Awaited };

/** What a snapshot of a walk waits for. */
export function awaitedBy(snapshot: Awaiting): Awaited {
  return snapshot[AWAITED] ?? NOTHING;
}

export function awaiting(snapshot: AnyMachineSnapshot, awaited: Awaited): AnyMachineSnapshot {
  const kept: Awaiting = { ...snapshot, [AWAITED]: awaited };
  return kept;
}

export const NOTHING: Awaited = { children: new Map(), pending: [], zone: null };
