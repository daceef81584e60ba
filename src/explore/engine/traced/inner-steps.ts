import type { EventObject } from 'xstate';
import { canonicalJson } from '../../machine/canonical-json.ts';
import { MOST_INNER_STEPS } from '../../machine/inner-steps.ts';
import type { InnerStep, MachineSteps, Snapshot, Step } from '../../machine/machine-steps.ts';
import { InnerTree } from './inner-tree.ts';
import { Segment } from './segment.ts';
import type { Trace } from './trace.ts';

/** What an inner step does. */
interface Known<TObservation> {
  /** Slot -> value. */
  readonly writes: Segment['writes'];
  readonly observations: readonly TObservation[];
  /** `null`: there is none; the machine rests, or refuses the event. */
  readonly to: Stand<TObservation> | null;
}

/** Where a run stands between two inner steps. */
interface Stand<TObservation> {
  readonly place: Place<TObservation>;
  /** XState looks for no eventless transition after one that has changed nothing. */
  readonly rests: boolean;
}

type Tree<TObservation> = InnerTree<Known<TObservation>>;

/** A state value, from which eventless transitions may lead on. */
interface Place<TObservation> {
  /** With the tracing context. */
  readonly snapshot: Snapshot;
  /** The inner steps that do not look at the event; and those that do, by the event. */
  readonly shared: Tree<TObservation>;
  readonly own: Map<EventObject, Tree<TObservation>>;
  /** The inner steps that begin a step, by the event. */
  readonly first: Map<EventObject, Tree<TObservation>>;
}

export interface InnerRules {
  /** @returns the same with the tracing context; the number is that of its state value in rows, if it has one */
  readonly traced: (snapshot: Snapshot) => Snapshot;
  /** Refuses what tracing cannot follow. */
  readonly check: (step: Step<unknown>) => void;
  readonly contradiction: (slots: readonly number[]) => Error;
}

/**
 * What is known of a machine's inner steps: a step is a walk over them, and XState runs only where one of them is new,
 * from there to where one is known again. Steps that differ in one place have all others in common.
 *
 * What an inner step does depends on the state value, the context and the event; most do not look at the event.
 */
export class InnerSteps<TObservation> {
  readonly #steps: MachineSteps<TObservation>;
  readonly #trace: Trace;
  readonly #rules: InnerRules;
  readonly #places = new Map<string, Place<TObservation>>();
  readonly #watched = new Map<EventObject, EventObject>();
  /** Whether the event was looked at since the last inner step. */
  #isLookedAt = false;
  #observations: TObservation[] = [];

  constructor(steps: MachineSteps<TObservation>, trace: Trace, rules: InnerRules) {
    this.#steps = steps;
    this.#trace = trace;
    this.#rules = rules;
  }

  /**
   * @param begin makes the trace stand at the state before the step
   * @returns what the event does there; the trace then has all that was looked at and written. `null`: it is refused
   * @throws Raised
   */
  take(snapshot: Snapshot, event: EventObject, begin: () => void): Step<TObservation> | null {
    begin();
    this.#observations = [];
    const start = this.#placeOf(snapshot);
    const known = treeOf(start.first, event).find(this.#trace);
    let stand = known === null ? this.#begin(start, event, false) : this.#pass(known);
    let count = 0;
    while (stand !== null && !stand.rests) {
      if (++count > MOST_INNER_STEPS) {
        // XState tells where it goes round.
        begin();
        this.#observations = [];
        stand = this.#begin(start, event, true);
        break;
      }
      const next = this.#find(stand.place, event);
      if (next?.to === null) break;
      const reached = next === null ? this.#goOn(stand.place, event) : this.#pass(next);
      if (reached === null) {
        begin();
        this.#observations = [];
        stand = this.#begin(start, event, true);
        break;
      }
      stand = reached;
    }
    return stand && { snapshot: stand.place.snapshot, observations: this.#observations };
  }

  #find({ own, shared }: Place<TObservation>, event: EventObject): Known<TObservation> | null {
    return own.get(event)?.find(this.#trace) ?? shared.find(this.#trace);
  }

  /** Does what is known. */
  #pass({ writes, observations, to }: Known<TObservation>): Stand<TObservation> | null {
    for (const [slot, value] of writes) this.#trace.write(slot, value, '');
    this.#observations.push(...observations);
    return to;
  }

  /**
   * Runs the machine from where it rests.
   *
   * @param toTheEnd whether to go on where what follows is known
   */
  #begin(start: Place<TObservation>, event: EventObject, toTheEnd: boolean): Stand<TObservation> | null {
    const { snapshot } = start;
    const watched = this.#watchedOf(event);
    const trace = this.#trace;
    trace.segment = new Segment();
    try {
      trace.readOnly = 'a guard must not change the context';
      if (!this.#steps.accepts(snapshot, watched)) {
        this.#learn(treeOf(start.first, event), trace.segment, NOTHING);
        return null;
      }
      trace.readOnly = null;
      return this.#run(snapshot, watched, { event, from: start, isFirst: true, toTheEnd });
    } finally {
      trace.segment = null;
    }
  }

  /**
   * Runs the machine from the midst of a step, which is the same whatever the event is.
   *
   * @returns `null`: it is not the same
   */
  #goOn(from: Place<TObservation>, event: EventObject): Stand<TObservation> | null {
    try {
      return this.#run(from.snapshot, BLANK, { event, from, isFirst: false, toTheEnd: false });
    } catch (error) {
      if (error === LOOKED) return null;
      throw error;
    } finally {
      isBlank = false;
      this.#trace.segment = null;
    }
  }

  /** @param given what the machine is given for the event */
  #run(
    snapshot: Snapshot,
    given: EventObject,
    {
      event,
      from,
      isFirst,
      toTheEnd,
    }: {
      readonly event: EventObject;
      readonly from: Place<TObservation>;
      readonly isFirst: boolean;
      readonly toTheEnd: boolean;
    },
  ): Stand<TObservation> {
    const trace = this.#trace;
    let stand: Stand<TObservation> = { place: from, rests: false };
    let place = isFirst ? 'rest' : 'blank';
    let last = snapshot;
    const see = (step: InnerStep<TObservation>) => {
      if (place === 'blank') {
        // Nothing accepts the blank event: XState looks for eventless transitions, as in the midst of a step.
        if (step.isTaken) throw LOOKED;
        place = 'midst';
        isBlank = true;
        last = step.snapshot;
        trace.segment = new Segment();
        return;
      }
      const { segment } = trace;
      trace.segment = null;
      this.#rules.check(step);
      if (step.raises) throw new Raised();
      if (segment === null) return;
      const rests = place === 'midst' && step.snapshot === last;
      const to = { place: this.#placeOf(step.snapshot), rests };
      const tree = place === 'rest' ? treeOf(stand.place.first, event) : this.#treeOf(stand.place, event);
      this.#learn(tree, segment, { writes: segment.writes, observations: step.observations, to });
      this.#observations.push(...step.observations);
      place = 'midst';
      stand = to;
      last = step.snapshot;
      this.#isLookedAt = false;
      if (!toTheEnd && !rests && this.#find(to.place, event) !== null) throw KNOWN;
      trace.segment = new Segment();
    };
    this.#isLookedAt = false;
    trace.settle();
    try {
      this.#steps.step(snapshot, given, see);
    } catch (error) {
      if (error === KNOWN) return stand;
      throw error;
    }
    if (!stand.rests && trace.segment !== null)
      this.#learn(this.#treeOf(stand.place, event), trace.segment, NOTHING);
    return { place: stand.place, rests: true };
  }

  #learn(tree: Tree<TObservation>, segment: Segment, known: Known<TObservation>): void {
    const parted = tree.insert(segment, known);
    if (parted === null) return;
    throw this.#rules.contradiction(segment.reads.slice(0, parted).map(({ slot }) => slot));
  }

  /** Where the inner step that was taken last belongs. */
  #treeOf({ own, shared }: Place<TObservation>, event: EventObject): Tree<TObservation> {
    return this.#isLookedAt ? treeOf(own, event) : shared;
  }

  #placeOf(snapshot: Snapshot): Place<TObservation> {
    const key = canonicalJson(snapshot.value);
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    const place = {
      snapshot: this.#rules.traced(snapshot),
      shared: new InnerTree<Known<TObservation>>(),
      own: new Map(),
      first: new Map(),
    };
    this.#places.set(key, place);
    return place;
  }

  /** The event, which tells when anybody looks at it. */
  #watchedOf(event: EventObject): EventObject {
    const known = this.#watched.get(event);
    if (known !== undefined) return known;
    const watched = watching(event, () => {
      this.#isLookedAt = true;
    });
    this.#watched.set(event, watched);
    return watched;
  }
}

function treeOf<T>(trees: Map<EventObject, InnerTree<T>>, event: EventObject): InnerTree<T> {
  const known = trees.get(event) ?? new InnerTree<T>();
  trees.set(event, known);
  return known;
}

function watching(event: EventObject, onLook: () => void): EventObject {
  return new Proxy(event, {
    get(target, key) {
      onLook();
      return Reflect.get(target, key);
    },
    has(target, key) {
      onLook();
      return Reflect.has(target, key);
    },
    ownKeys(target) {
      onLook();
      return Reflect.ownKeys(target);
    },
    getOwnPropertyDescriptor(target, key) {
      onLook();
      return Reflect.getOwnPropertyDescriptor(target, key);
    },
  });
}

/** The machine has raised an event: its inner steps do not depend on state and event alone. */
export class Raised extends Error {}

const NOTHING = { writes: new Map(), observations: [], to: null };

/** What follows is known. */
const KNOWN = new Error('known');
/** The event matters in the midst of a step. */
const LOOKED = new Error('looked at');

/** Stands for any event in the midst of a step. While `isBlank`, nobody may look at it. */
const BLANK = watching({ type: 'klpwalk.any' }, () => {
  if (isBlank) throw LOOKED;
});
let isBlank = false;
