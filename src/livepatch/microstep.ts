import { type ExecutableActionObject, getMicrosteps, initialTransition, type SnapshotFrom } from 'xstate';
import type { Context } from '../../machines/context.ts';
import type { KlpEvent } from '../../machines/events.ts';
import type { Observation } from '../../machines/observation.ts';
import { type State, valueText } from '../explore/index.ts';
import { type Listener, listenTo, type Machine } from './listen.ts';

/** One transition of the charts inside of a step. */
export interface Microstep {
  /** Where the operation stands after it: the names of the state nodes, from the outermost. */
  readonly nodes: readonly string[];
  /** The guards that were asked for it, in order: the last one decided. None, where there was nothing to choose. */
  readonly asked: readonly AskedGuard[];
  /** The actions that ran, by the names that the charts have for them. */
  readonly actions: readonly string[];
  readonly observations: readonly Observation[];
  readonly before: State<Context>;
  readonly after: State<Context>;
}

/** A guard of the charts, and what it found. */
export interface AskedGuard {
  /** The state node that asked it: names from the outermost; none for the top chart. */
  readonly node: readonly string[];
  readonly guard: string;
  readonly holds: boolean;
}

/** What the machine makes of an event. */
export interface Run {
  readonly after: State<Context>;
  /** None: the charts have no transition for the event here. */
  readonly microsteps: readonly Microstep[];
  /** The guards that were asked where there is no transition. */
  readonly asked: readonly AskedGuard[];
}

/** Runs the machine of one world, from any state. Nothing else does, beside the engines of the explorer. */
export class Runner {
  readonly initial: State<Context>;
  readonly #machine: Machine;
  readonly #heard = new Heard();

  /** @param machine from then on the runner's own */
  constructor(machine: Machine) {
    const [snapshot] = initialTransition(machine);
    this.initial = stateOf(snapshot);
    this.#machine = machine;
    listenTo(machine, this.#heard);
  }

  /** @throws what a guard or an action has thrown */
  run(before: State<Context>, event: KlpEvent): Run {
    this.#heard.clear();
    const steps = getMicrosteps(this.#machine, this.#machine.resolveState(before), event);
    const { transitions, asked } = this.#heard;
    if (transitions.length === 0) return { after: before, microsteps: [], asked };
    if (transitions.length !== steps.length) throw new Error('a chart has ended, and no arrow leads on');
    let state = before;
    const microsteps = transitions.flatMap(({ asked, actions }, place) =>
      steps.slice(place, place + 1).map(([next, ran]) => {
        const microstep = {
          nodes: valueText(next.value).split('.'),
          asked,
          actions,
          observations: observed(ran),
          before: state,
          after: stateOf(next),
        };
        state = microstep.after;
        return microstep;
      }),
    );
    return { after: state, microsteps, asked: [] };
  }
}

/** What is heard of one event, transition by transition. */
class Heard implements Listener {
  transitions: { readonly asked: readonly AskedGuard[]; readonly actions: string[] }[] = [];
  /** Since the last transition. */
  asked: AskedGuard[] = [];

  clear(): void {
    this.transitions = [];
    this.asked = [];
  }

  onGuard(node: readonly string[], guard: string, holds: boolean): void {
    this.asked.push({ node, guard, holds });
  }

  onTransition(): void {
    this.transitions.push({ asked: this.asked, actions: [] });
    this.asked = [];
  }

  onAction(action: string): void {
    this.transitions.at(-1)?.actions.push(action);
  }
}

function stateOf({ value, context }: SnapshotFrom<Machine>): State<Context> {
  return { value, context };
}

/** What is seen of the actions that have run. XState's type of these leaves out custom ones. */
export function observed(ran: readonly ExecutableActionObject[]): Observation[] {
  return ran.flatMap(({ type, params }) =>
    // XState's types do not tell the parameters of one action from those of another.
    type === 'observe' ? [params as unknown as Observation] : [],
  );
}
