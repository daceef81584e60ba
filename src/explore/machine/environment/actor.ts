import type { AnyMachineSnapshot, EventObject } from 'xstate';
import { configurationOf } from '../configuration.ts';
import type { ActorPath } from './actor-path.ts';
import type { Child, Children } from './awaited.ts';
import type { MachineRun } from './machine-run.ts';
import { plainCopy } from './plain-data.ts';
import type { Stage } from './stage.ts';

/** A machine that is walked, while a step is made: the root, or an actor in it. */
export class Actor {
  snapshot: AnyMachineSnapshot;
  /** Those that are not walked: their sources while they live, then `null`. */
  readonly children = new Map<string, string | null | Actor>();
  readonly mailbox: EventObject[] = [];
  /** Whether it takes an event, and others have to wait. */
  isBusy = false;
  readonly path: ActorPath;
  readonly source: string;
  readonly stage: Stage;
  readonly run: MachineRun;
  /** Whether its parent is told of each of its snapshots. */
  readonly isSeen: boolean;

  constructor(
    snapshot: AnyMachineSnapshot,
    role: Pick<Actor, 'path' | 'source' | 'stage' | 'run' | 'isSeen'>,
  ) {
    this.snapshot = snapshot;
    this.path = role.path;
    this.source = role.source;
    this.stage = role.stage;
    this.run = role.run;
    this.isSeen = role.isSeen;
  }

  /** Its children, as they are kept with a state. */
  get kept(): Children {
    const kept = Array.from(this.children, ([id, child]): [string, Child] => [
      id,
      child instanceof Actor ? keptOf(child) : child,
    ]);
    return new Map(kept.sort(([one], [other]) => (one < other ? -1 : 1)));
  }
}

function keptOf({ snapshot, source, isSeen, path, kept }: Actor): Child {
  return {
    source,
    isSeen,
    value: snapshot.value,
    context: plainCopy(snapshot.context, `the context of ${path.join('/')}`),
    ...configurationOf(snapshot),
    children: kept,
  };
}
