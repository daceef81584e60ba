import { type AnyActorRef, type AnyMachineSnapshot, type AnyStateMachine, createActor } from 'xstate';
import { snapshotOf } from '../configuration.ts';
import { readRest } from '../rest.ts';
import type { State } from '../state.ts';
import { Actor } from './actor.ts';
import type { ActorPath } from './actor-path.ts';
import { type Awaited, awaiting, type Child, NOTHING } from './awaited.ts';
import type { Environment } from './environment.ts';
import { MachineRun, NOBODY } from './machine-run.ts';
import { revived } from './plain-data.ts';
import { Refusal } from './refusal.ts';
import type { Stage } from './stage.ts';

/** The machines that are walked together, and how each is run. */
export class Company {
  readonly environment: Environment;
  readonly root: MachineRun;
  /** By the way to an actor. */
  readonly #runs = new Map<string, MachineRun>();

  /** @param root the machine itself, which may be a copy of that of the environment */
  constructor(environment: Environment, root: MachineRun) {
    this.environment = environment;
    this.root = root;
  }

  /** How the machine of an actor below `parent` is run. */
  runOf(stage: Stage, path: ActorPath, parent: Actor): MachineRun {
    const key = JSON.stringify(path);
    const known = this.#runs.get(key);
    if (known?.machine === stage.machine) return known;
    const run = new MachineRun(stage.machine, path.at(-1) ?? '', parent.run.self);
    this.#runs.set(key, run);
    return run;
  }

  /** The machine in a state that was kept. Where nothing is said of its rest, what its states start has been started. */
  resumed(machine: AnyStateMachine, { value, context, rest }: State<object>): AnyMachineSnapshot {
    const kept = readRest(rest ?? '');
    const snapshot = snapshotOf(machine, { value, context }, kept);
    if (rest === undefined && this.environment.isTimed)
      throw new Refusal(
        'A state to begin in needs its rest where time is ordered: how long its delays still take.',
      );
    const awaited = rest === undefined && this.environment.exists ? startedBy(snapshot) : kept;
    const { children, pending, zone } = awaited;
    const resumed = { ...snapshot, children: this.refs([], children.keys()) };
    return awaiting(kept.failed ? { ...resumed, status: 'error' } : resumed, { children, pending, zone });
  }

  /** Brings back an actor that was kept with a state. */
  restored(id: string, child: Child, parent: Actor): string | null | Actor {
    if (child === null || typeof child === 'string') return child;
    const { source, isSeen, children } = child;
    const stage = this.environment.explored(parent.stage, id, source);
    if (stage === null) return source;
    const path = [...parent.path, id];
    const run = this.runOf(stage, path, parent);
    const context = revived(child.context, path => this.actorAt(path));
    const snapshot = snapshotOf(stage.machine, { value: child.value, context }, child);
    const actor = new Actor(
      { ...snapshot, children: this.refs(path, children.keys()) },
      { path, source, stage, run, isSeen },
    );
    for (const [name, grandchild] of children)
      actor.children.set(name, this.restored(name, grandchild, actor));
    return actor;
  }

  /** What stands for the actors in a machine. */
  refs(path: ActorPath, ids: Iterable<string>): Record<string, AnyActorRef> {
    return Object.fromEntries(Array.from(ids, id => [id, this.actorAt([...path, id])]));
  }

  /** What stands for an actor. */
  actorAt(path: ActorPath): AnyActorRef {
    return path.reduce<AnyActorRef>((parent, id) => createActor(NOBODY, { id, parent }), this.root.self);
  }
}

/** What the states of a snapshot start when they are entered. */
function startedBy({ status, _nodes: nodes }: AnyMachineSnapshot): Awaited {
  if (status !== 'active') return NOTHING;
  const invoked = nodes.flatMap(({ invoke }) =>
    invoke.map(({ id, src }): [string, string] => [id, String(src)]),
  );
  const types = new Set(nodes.flatMap(({ after }) => after.map(({ eventType }) => eventType)));
  const pending = Array.from(types, type => ({ event: { type }, from: [], to: [], id: type, isLost: false }));
  return { children: new Map(invoked), pending, zone: null };
}
