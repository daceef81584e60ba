import { printed } from '../../../../machines/body/uses.ts';
import { type Context, VMLINUX } from '../../../../machines/context.ts';
import type { Design } from '../../../../machines/designs/design.ts';
import type { KlpEvent } from '../../../../machines/events.ts';
import { moduleName } from '../../../../machines/module-name.ts';
import type { Observation } from '../../../../machines/observation.ts';
import { type Breach, brokenIn, PROPERTY_NAMES } from '../../../../machines/properties.ts';
import { unknownSymbolLine } from '../../../../machines/words/target-module.ts';
import type { World } from '../../../../machines/world.ts';
import { type TracedState, type TracedStep, TracedSteps } from '../../../explore/index.ts';
import { livepatchMachine } from '../../../livepatch/machine.ts';
import { type LivepatchModel, type LivepatchState, livepatchModel } from '../../../livepatch/model.ts';
import { brokenAtOnce, noTransition, resultOf } from '../../../livepatch/outcome.ts';
import { kernelLine } from '../log/kernel-lines.ts';
import type { LogLine } from '../log/log-line.ts';
import { Budget } from './budget.ts';

/** A state of the model, once. */
export interface Node {
  readonly id: number;
  readonly state: LivepatchState;
  readonly traced: TracedState;
  /** What the state breaks: a bit each, in the order of PROPERTY_NAMES. */
  readonly broken: number;
  /** By the places of the events, as far as they are known. */
  readonly edges: (readonly Edge[])[];
}

/** An event that does something in a state, or that is refused with a word in the log. */
export interface Edge {
  readonly id: number;
  readonly event: KlpEvent;
  readonly from: Node;
  readonly to: Node;
  /** `ok`, or the name of the error. */
  readonly result: string;
  readonly lines: readonly PrintedLine[];
  /** The properties that it breaks: a bit each, in the order of PROPERTY_NAMES. */
  readonly broken: number;
}

export interface PrintedLine {
  readonly text: string;
  /** `debug`: not printed where dynamic debug is off; `module`: not by kernel/livepatch. */
  readonly from: 'debug' | 'kernel' | 'module';
}

/** What an event does wherever it meets the same, as far as edges tell it. */
interface Effect {
  readonly isEdge: boolean;
  readonly result: string;
  readonly lines: readonly PrintedLine[];
  /** What it breaks at once. */
  readonly broken: number;
}

/** More than any log needs that a person wrote; then what is known of the states is forgotten, and found anew. */
const MOST_NODES = 20_000;

/** What begins, reverses or forces a transition prints a notice at least, where it does something. */
const LOUD: readonly KlpEvent['type'][] = ['load', 'disable', 'enable', 'force', 'complete'];

/** The states of a model and the events between them, found as they are asked for. */
export class Graph {
  readonly model: LivepatchModel;
  readonly initial: Node;
  /** Whether modules print lines of their own in this world. */
  readonly hasModuleLines: boolean;
  /** Where it is spent, whoever searches is to end. */
  readonly budget: Budget;
  readonly #steps: TracedSteps<Context, KlpEvent, Observation>;
  readonly #events: readonly NumberedEvent[];
  readonly #quiet: readonly NumberedEvent[];
  readonly #nodes = new Map<string, Node>();
  readonly #effects = new WeakMap<TracedStep<Observation>, Effect>();
  #ids = 0;

  /** The model's world must allow any number of faults. */
  constructor(model: LivepatchModel, budget: Budget) {
    this.model = model;
    this.budget = budget;
    this.#events = eventsThatHappen(model).map((event, place) => ({ event, place }));
    this.#quiet = this.#events.filter(({ event: { type } }) => !LOUD.includes(type));
    this.#steps = new TracedSteps(livepatchMachine(model.world, model.design));
    this.initial = this.#node(this.#steps.initial);
    this.hasModuleLines =
      ownLines(model.world).size > 0 ||
      Object.values(model.world.livepatches).some(({ objects }) =>
        objects.some(({ callbacks }) => callbacks.logs),
      );
  }

  edgesFrom(node: Node): readonly Edge[] {
    return this.#events.flatMap(event => this.#edgesOf(node, event));
  }

  /** Those that may happen without a word of kernel/livepatch. */
  quietFrom(node: Node): readonly Edge[] {
    return this.#quiet.flatMap(event => this.#edgesOf(node, event));
  }

  /** Those that may print this line: an operation upon a livepatch names no other one. */
  printingFrom(node: Node, { kernel, callback }: LogLine): readonly Edge[] {
    const named = kernel?.said.patch ?? callback?.patch;
    if (named === undefined) return this.edgesFrom(node);
    return this.#events.flatMap(numbered =>
      'patch' in numbered.event && moduleName(numbered.event.patch) !== named
        ? []
        : this.#edgesOf(node, numbered),
    );
  }

  /**
   * The states that can be reached, nearest first.
   *
   * @param most as soon as so many are known it ends
   */
  reachable(most: number): { readonly nodes: readonly Node[]; readonly isComplete: boolean } {
    const nodes = new Set([this.initial]);
    for (const node of nodes) {
      if (nodes.size >= most || this.budget.isSpent) return { nodes: [...nodes], isComplete: false };
      for (const { to } of this.edgesFrom(node)) nodes.add(to);
    }
    return { nodes: [...nodes], isComplete: true };
  }

  #edgesOf(node: Node, { event, place }: NumberedEvent): readonly Edge[] {
    const known = node.edges[place];
    if (known !== undefined) return known;
    this.budget.spend();
    const found = this.#edge(node, event);
    node.edges[place] = found;
    return found;
  }

  #edge(from: Node, event: KlpEvent): Edge[] {
    const step = this.#steps.take(from.traced, event);
    if (step === null) return [];
    const { isEdge, result, lines, broken } = this.#effectOf(step, event);
    if (!isEdge) return [];
    const to = step.writes.length === 0 ? from : this.#node(this.#steps.after(from.traced, step));
    if (to === from && lines.length === 0) return [];
    return [{ id: this.#ids++, event, from, to, result, lines, broken: broken | to.broken }];
  }

  #effectOf(step: TracedStep<Observation>, event: KlpEvent): Effect {
    const known = this.#effects.get(step);
    if (known !== undefined) return known;
    const { observations } = step;
    const lines = observations.flatMap(seen => (seen.type === 'log' ? [printedLine(seen.line)] : []));
    const impossible = noTransition(event, observations);
    const effect = {
      isEdge: impossible === null || (impossible === 'refused' && lines.length > 0),
      result: resultOf(observations),
      lines,
      broken: bitsOf(brokenAtOnce(observations)),
    };
    this.#effects.set(step, effect);
    return effect;
  }

  #node(traced: TracedState): Node {
    const key = this.#steps.keyOf(traced);
    const known = this.#nodes.get(key);
    if (known !== undefined) return known;
    if (this.#nodes.size >= MOST_NODES) {
      // Whoever keeps one of them is not to keep all.
      for (const { edges } of this.#nodes.values()) edges.length = 0;
      this.#nodes.clear();
    }
    const state = this.#steps.state(traced);
    const { world, design } = this.model;
    const broken = bitsOf(brokenIn({ context: state.context, world }, design.hasRegistry));
    const node = { id: this.#ids++, state, traced, broken, edges: [] };
    this.#nodes.set(key, node);
    return node;
  }
}

interface NumberedEvent {
  readonly event: KlpEvent;
  readonly place: number;
}

/** A bit for each property, in the order of PROPERTY_NAMES. */
function bitsOf(breaches: readonly Breach[]): number {
  return breaches.reduce((bits, { property }) => bits | (1 << PROPERTY_NAMES.indexOf(property)), 0);
}

/** The graph of a world's histories in which any number of faults may happen. */
export function graphOf(world: World, design: Design, budget = new Budget()): Graph {
  return new Graph(livepatchModel({ ...world, faultBudget: null }, design), budget);
}

/**
 * A module that is called vmlinux may be tried too. With tasks a transition is completed by the delayed work that tries them, without by one event that
 * says so.
 */
function eventsThatHappen({ world, events }: LivepatchModel): readonly KlpEvent[] {
  const all: readonly KlpEvent[] = [...events, { type: 'insert', module: VMLINUX }];
  if (Object.keys(world.tasks).length === 0) return all;
  return [{ type: 'attempt' }, ...all.filter(({ type }) => type !== 'complete')];
}

/** What the init and exit functions of target modules print. */
export function ownLines({ modules, livepatches }: World): Set<string> {
  return new Set([
    ...Object.values(modules).flatMap(({ initLog, exitLog }) => [...initLog, ...exitLog]),
    ...Object.entries(modules).flatMap(([module, { needs = {} }]) =>
      Object.values(needs).map(symbol => unknownSymbolLine(module, symbol)),
    ),
    ...Object.entries(livepatches).flatMap(([patch, { own = {}, design, objects }]) => {
      const { compatible, ...ofModule } = own;
      const bodies = [ofModule, design?.bodies, ...objects.map(({ callbacks }) => callbacks.bodies)];
      return bodies.flatMap(each =>
        Object.values(each ?? {})
          .flatMap(printed)
          .map(line => `${moduleName(patch)}: ${line}`),
      );
    }),
  ]);
}

export function printedLine(text: string): PrintedLine {
  const found = kernelLine(text);
  if (found === null) return { text, from: 'module' };
  return { text, from: found.line.level === 'debug' ? 'debug' : 'kernel' };
}
