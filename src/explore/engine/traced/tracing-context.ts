import { createDraft } from 'immer';
import { DRAFT, type Drafting, deleted } from '../../machine/edit.ts';
import { pathOf } from '../../machine/path.ts';
import { ABSENT, dataOf } from '../rows/atom.ts';
import { Coarser } from '../rows/coarser.ts';
import type { Layout, Place, Shape, SlotLeaf } from '../rows/layout.ts';
import { Untraceable } from '../rows/untraceable.ts';
import type { Trace } from './trace.ts';

/**
 * Contexts whose every leaf is read from and written to the trace of the current run: one for each version, as a machine
 * may still hold the context as it was before the last change. They are proxies, and so is all that is below.
 */
export class TracingContexts {
  readonly layout: Layout;
  readonly trace: Trace;
  /** While the context is edited: what its places hold that is written in the end. */
  drafts: Map<Place, { readonly path: string; readonly value: unknown }> | null = null;
  /** By version. */
  readonly #made: Record<string, unknown>[] = [];
  /** What the proxies of a shape stand before: it has the keys, so that `in`, Object.keys and length need no trap. */
  readonly #targets = new Map<Shape, object>();

  constructor(layout: Layout, trace: Trace) {
    this.layout = layout;
    this.trace = trace;
  }

  /** As a run finds it. */
  get first(): Record<string, unknown> {
    return this.#at(0);
  }

  /** Whether it is the context as the run has left it: no earlier one, and no other. */
  isLast(context: object): boolean {
    const part = parts.get(context);
    return part?.contexts === this && part.version === this.trace.version;
  }

  /** @param drafting of a whole context */
  proxy(shape: Shape, version: number, drafting: Drafting | null): object {
    const target = this.#targets.get(shape) ?? targetOf(shape);
    this.#targets.set(shape, target);
    const part = new Part(this, shape, version, drafting);
    const proxy = new Proxy(target, part);
    parts.set(proxy, part);
    return proxy;
  }

  write(leaves: readonly SlotLeaf[]): void {
    for (const [slot, leaf] of leaves) {
      if (this.layout.optional.has(slot) && leaf !== ABSENT) this.#refuseOutOfOrder(slot);
      this.trace.write(slot, leaf, this.layout.paths[slot]);
    }
  }

  /** A member that is new comes behind those that are there, and behind them alone can its slot be. */
  #refuseOutOfOrder(slot: number): void {
    const { layout, trace } = this;
    const isThere = (other: number) => trace.readAt(other, trace.version) !== ABSENT;
    if (isThere(slot)) return;
    if ([...layout.optional].some(later => later > slot && isThere(later)))
      throw new Untraceable('The members of the context come in more than one order.');
  }

  readonly stays = (value: object, shape: Shape): boolean =>
    this.isLast(value) && parts.get(value)?.shape === shape;

  #at(version: number): Record<string, unknown> {
    const made = this.#made[version];
    if (made !== undefined) return made;
    // A target of texts as keys.
    const context = this.proxy(this.layout.shape, version, this.#drafting(version)) as Record<
      string,
      unknown
    >;
    this.#made[version] = context;
    return context;
  }

  #drafting(version: number): Drafting {
    return {
      edit: recipe => {
        if (this.drafts !== null) recipe(this.#at(this.trace.version));
        else this.#edit(version, recipe);
        return this.#at(this.trace.version);
      },
      assign: partial => {
        if (this.isLast(partial)) return partial;
        const leaves = this.#leavesOf(partial);
        this.trace.version++;
        this.write(leaves);
        return this.#at(this.trace.version);
      },
    };
  }

  #edit(version: number, recipe: (draft: object) => void): void {
    const { layout, trace } = this;
    if (version !== trace.version) throw new Untraceable('A context was edited that had been changed since.');
    trace.version++;
    const drafts: NonNullable<typeof this.drafts> = new Map();
    this.drafts = drafts;
    try {
      recipe(this.#at(trace.version));
    } finally {
      this.drafts = null;
    }
    // All is read before anything is written.
    const leaves = [...drafts].flatMap(([place, { path, value }]) =>
      layout.leavesOf(place, value, path, this.stays),
    );
    this.write(leaves.filter(([slot, leaf]) => !trace.holds(slot, leaf)));
  }

  /** What members at the top become; all is read before anything is written. */
  #leavesOf(partial: object): SlotLeaf[] {
    const [symbol] = Object.getOwnPropertySymbols(partial);
    if (symbol !== undefined) throw new Untraceable(`The context is given the key ${String(symbol)}.`);
    return Object.entries(partial).flatMap(([key, value]) => {
      const place = this.layout.shape.members.get(key);
      if (place === undefined) throw new Coarser('optional', key);
      return this.layout.leavesOf(place, value, pathOf('context', key, false), this.stays);
    });
  }
}

function targetOf({ tuple, members }: Shape): object {
  const target = tuple ? [] : {};
  for (const key of members.keys()) Reflect.set(target, key, null);
  return target;
}

/** The traps of a context, or of a record or tuple in it, as it is in a version of the run. */
class Part implements ProxyHandler<object> {
  readonly contexts: TracingContexts;
  readonly shape: Shape;
  readonly version: number;
  readonly #drafting: Drafting | null;
  readonly #below = new Map<string | symbol, object>();

  constructor(contexts: TracingContexts, shape: Shape, version: number, drafting: Drafting | null) {
    this.contexts = contexts;
    this.shape = shape;
    this.version = version;
    this.#drafting = drafting;
  }

  get(target: object, key: string | symbol): unknown {
    if (key === DRAFT && this.#drafting !== null) return this.#drafting;
    const place = this.#placeOf(key);
    return place === undefined ? Reflect.get(target, key) : this.#valueAt(key, place);
  }

  has(target: object, key: string | symbol): boolean {
    if (key === DRAFT && this.#drafting !== null) return true;
    const place = this.#placeOf(key);
    return place === undefined ? Reflect.has(target, key) : this.#isThere(place);
  }

  ownKeys(target: object): (string | symbol)[] {
    return Reflect.ownKeys(target).filter(key => {
      const place = this.#placeOf(key);
      return place === undefined || this.#isThere(place);
    });
  }

  getOwnPropertyDescriptor(target: object, key: string | symbol): PropertyDescriptor | undefined {
    const place = this.#placeOf(key);
    if (place === undefined) return Reflect.getOwnPropertyDescriptor(target, key);
    if (!this.#isThere(place)) return undefined;
    // An accessor: Object.keys asks for descriptors too, and it does not depend on what the leaves hold.
    return { get: () => this.#valueAt(key, place), enumerable: true, configurable: true };
  }

  set(_: object, key: string | symbol, value: unknown): boolean {
    this.#refuseUnlessEdited(key);
    const { tuple, members } = this.shape;
    const place = this.#placeOf(key);
    if (place === undefined) {
      if (key === 'length' && tuple && value === members.size) return true;
      throw this.#coarser(key);
    }
    const { contexts } = this;
    if (typeof value === 'object' && value !== null) {
      contexts.drafts?.set(place, { path: this.#pathTo(key), value });
    } else {
      contexts.drafts?.delete(place);
      contexts.write(contexts.layout.leavesOf(place, value, this.#pathTo(key), contexts.stays));
    }
    return true;
  }

  deleteProperty(_: object, key: string | symbol): boolean {
    this.#refuseUnlessEdited(key);
    const place = this.#placeOf(key);
    if (place === undefined || !this.#isThere(place)) return true;
    throw this.#drafting === null ? this.#coarser(key) : deleted(String(key));
  }

  defineProperty(_: object, key: string | symbol): boolean {
    throw new Untraceable(`${this.#pathTo(key)} was defined anew.`);
  }

  preventExtensions(): boolean {
    throw new Untraceable(`${this.shape.path} was frozen.`);
  }

  setPrototypeOf(): boolean {
    throw new Untraceable(`${this.shape.path} was given another prototype.`);
  }

  #valueAt(key: string | symbol, place: Place): unknown {
    const { contexts, version } = this;
    const { drafts, trace } = contexts;
    const isEdited = drafts !== null && version === trace.version;
    const draft = isEdited ? drafts.get(place) : undefined;
    if (draft !== undefined) return draft.value;
    if (typeof place !== 'number') {
      const known = this.#below.get(key) ?? contexts.proxy(place, version, null);
      this.#below.set(key, known);
      return known;
    }
    const value = dataOf(trace.readAt(place, version));
    if (!isEdited || typeof value !== 'object' || value === null || value instanceof Error) return value;
    const draftOf: object = createDraft(value);
    drafts.set(place, { path: this.#pathTo(key), value: draftOf });
    return draftOf;
  }

  #placeOf(key: string | symbol): Place | undefined {
    return typeof key === 'string' ? this.shape.members.get(key) : undefined;
  }

  #pathTo(key: string | symbol): string {
    return pathOf(this.shape.path, String(key), this.shape.tuple && key !== 'length');
  }

  #isThere(place: Place): boolean {
    const { layout, trace } = this.contexts;
    if (typeof place !== 'number' || !layout.optional.has(place)) return true;
    return trace.readAt(place, this.version) !== ABSENT;
  }

  #refuseUnlessEdited(key: string | symbol): void {
    const { drafts, trace } = this.contexts;
    if (trace.readOnly !== null) throw new Error(`${this.#pathTo(key)} is set, but ${trace.readOnly}.`);
    if (drafts === null || this.version !== trace.version)
      throw new Untraceable(`${this.#pathTo(key)} is set in place, and by no edit.`);
  }

  #coarser(key: string | symbol): Coarser {
    return this.#drafting === null
      ? new Coarser('wholes', this.shape.path)
      : new Coarser('optional', String(key));
  }
}

const parts = new WeakMap<object, Part>();

/**
 * @param what `value` is, for the error: `An event`
 * @throws Untraceable when some part of a tracing context is in `value`, which would then change with later runs
 */
export function refuseTracing(what: string, value: unknown): void {
  if (!holdsTracing(value)) return;
  throw new Untraceable(`${what} holds a record or tuple of the context. Give it the leaves that it needs.`);
}

function holdsTracing(value: unknown, seen = new Set<unknown>()): boolean {
  if (typeof value !== 'object' || value === null || seen.has(value)) return false;
  if (parts.has(value)) return true;
  seen.add(value);
  const members = value instanceof Map || value instanceof Set ? [...value].flat() : Object.values(value);
  return members.some(part => holdsTracing(part, seen));
}
