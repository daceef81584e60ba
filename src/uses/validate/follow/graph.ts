import { printed } from '../../../../machines/body/uses.ts';
import { VMLINUX } from '../../../../machines/context.ts';
import type { Design } from '../../../../machines/designs/design.ts';
import type { KlpEvent } from '../../../../machines/events.ts';
import { moduleName } from '../../../../machines/module-name.ts';
import { PROPERTY_NAMES } from '../../../../machines/properties.ts';
import type { World } from '../../../../machines/world.ts';
import { type LivepatchModel, type LivepatchState, livepatchModel } from '../../../livepatch/model.ts';
import type { Outcome } from '../../../livepatch/outcome.ts';
import { kernelLine } from '../log/kernel-lines.ts';
import type { LogLine } from '../log/log-line.ts';
import { Budget } from './budget.ts';

/** A state of the model, once. */
export interface Node {
  readonly id: number;
  readonly state: LivepatchState;
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
  readonly #events: readonly KlpEvent[];
  readonly #quiet: readonly KlpEvent[];
  readonly #nodes = new Map<string, Node>();
  #edges = new WeakMap<Node, Map<KlpEvent, readonly Edge[]>>();
  #ids = 0;

  /** The model's world must allow any number of faults. */
  constructor(model: LivepatchModel, budget: Budget) {
    this.model = model;
    this.budget = budget;
    this.#events = eventsThatHappen(model);
    this.#quiet = this.#events.filter(({ type }) => !LOUD.includes(type));
    this.initial = this.#node(model.initial);
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
    return this.#events.flatMap(event =>
      'patch' in event && moduleName(event.patch) !== named ? [] : this.#edgesOf(node, event),
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

  #edgesOf(node: Node, event: KlpEvent): readonly Edge[] {
    const known = this.#edges.get(node) ?? new Map<KlpEvent, readonly Edge[]>();
    this.#edges.set(node, known);
    const before = known.get(event);
    if (before !== undefined) return before;
    this.budget.spend();
    const found = this.#edge(node, this.model.take(node.state, event));
    known.set(event, found);
    return found;
  }

  #edge(from: Node, outcome: Outcome): Edge[] {
    const { event, impossible, log, after, result, violations } = outcome;
    if (impossible !== null && (impossible.kind !== 'refused' || log.length === 0)) return [];
    const to = this.#node(after);
    if (to === from && log.length === 0) return [];
    const broken = violations.reduce(
      (bits, { property }) => bits | (1 << PROPERTY_NAMES.indexOf(property)),
      0,
    );
    return [{ id: this.#ids++, event, from, to, result, lines: log.map(printedLine), broken }];
  }

  #node(state: LivepatchState): Node {
    const key = JSON.stringify([state.value, state.context]);
    const known = this.#nodes.get(key);
    if (known !== undefined) return known;
    if (this.#nodes.size >= MOST_NODES) {
      this.#nodes.clear();
      this.#edges = new WeakMap();
    }
    const node = { id: this.#ids++, state };
    this.#nodes.set(key, node);
    return node;
  }
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
