import type { EventObject } from 'xstate';
import type { Calls } from '../../machine/calls.ts';
import { canonicalJson } from '../../machine/canonical-json.ts';
import { MOST_INNER_STEPS } from '../../machine/inner-steps.ts';
import type { InnerStep, MachineSteps, Snapshot, Step } from '../../machine/machine-steps.ts';
import { Signal } from '../../run/signal.ts';
import { type Course, type Courses, coursesOf, Questions, type Ways } from './courses.ts';
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
  /** `null`: how it goes on is for XState to say each time. */
  readonly ways: Ways | null;
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
  readonly #calls: Calls | null;
  readonly #courses: Courses | null;
  readonly #places = new Map<string, Place<TObservation>>();
  readonly #kept = new Map<Snapshot, Place<TObservation>>();
  readonly #watched = new Map<EventObject, EventObject>();
  /** Whether the event was looked at since the last inner step. */
  #isLookedAt = false;
  #observations: TObservation[] = [];

  constructor(steps: MachineSteps<TObservation>, trace: Trace, rules: InnerRules) {
    this.#steps = steps;
    this.#trace = trace;
    this.#rules = rules;
    this.#calls = steps.calls;
    this.#courses = steps.calls && coursesOf(steps.calls);
  }

  /**
   * @param begin makes the trace stand at the state before the step
   * @returns what the event does there; the trace then has all that was looked at and written. `null`: it is refused
   * @throws Raised
   */
  take(snapshot: Snapshot, event: EventObject, begin: () => void): Step<TObservation> | null {
    begin();
    this.#observations = [];
    const start = this.#knownPlaceOf(snapshot);
    let stand: Stand<TObservation> | null;
    try {
      stand = this.#walk(start, event);
    } catch (error) {
      if (error !== ASTRAY) throw error;
      // XState makes the step, and tells what is wrong with it, if anything is.
      begin();
      this.#observations = [];
      stand = this.#begin(start, event, true);
    }
    return stand && { snapshot: stand.place.snapshot, observations: this.#observations };
  }

  /** @throws ASTRAY */
  #walk(start: Place<TObservation>, event: EventObject): Stand<TObservation> | null {
    const known = treeOf(start.first, event).find(this.#trace);
    let stand = known === null ? this.#first(start, event) : this.#pass(known);
    let count = 0;
    while (stand !== null && !stand.rests) {
      if (++count > MOST_INNER_STEPS) throw ASTRAY;
      const next = this.#find(stand.place, event);
      if (next?.to === null) break;
      stand = next === null ? this.#next(stand.place, event) : this.#pass(next);
    }
    return stand;
  }

  #first(from: Place<TObservation>, event: EventObject): Stand<TObservation> | null {
    const followed = this.#follow(from, event, true);
    return followed === undefined ? this.#begin(from, event, false) : followed;
  }

  #next(from: Place<TObservation>, event: EventObject): Stand<TObservation> {
    const reached = this.#follow(from, event, false) ?? this.#goOn(from, event);
    if (reached === null) throw ASTRAY;
    return reached;
  }

  /**
   * Goes the way that XState has gone before from there, if the guards say the same.
   *
   * @returns `undefined`: it has gone none so far; `null`: the event is refused
   */
  #follow(
    from: Place<TObservation>,
    event: EventObject,
    isFirst: boolean,
  ): Stand<TObservation> | null | undefined {
    const calls = this.#calls;
    const questions = isFirst ? from.ways?.first.get(event.type) : from.ways?.midst;
    if (calls === null || questions === undefined) return undefined;
    const trace = this.#trace;
    const watched = this.#watchedOf(event);
    const segment = new Segment();
    trace.segment = segment;
    trace.settle();
    this.#isLookedAt = false;
    try {
      trace.readOnly = 'a guard must not change the context';
      const args = { context: from.snapshot.context, event: watched };
      const course = questions.follow(guard => calls.answer(guard, args));
      if (course === null) return undefined;
      trace.readOnly = null;
      const known = this.#take(calls, course, from, watched);
      this.#learn(isFirst ? treeOf(from.first, event) : this.#treeOf(from, event), segment, {
        ...known,
        writes: segment.writes,
      });
      if (known.to === null) return isFirst ? null : { place: from, rests: true };
      this.#observations.push(...known.observations);
      return known.to;
    } catch (error) {
      throw error instanceof Signal ? error : ASTRAY;
    } finally {
      trace.readOnly = null;
      trace.segment = null;
    }
  }

  #take(
    calls: Calls,
    { actions, to }: Course,
    { snapshot }: Place<TObservation>,
    event: EventObject,
  ): Omit<Known<TObservation>, 'writes'> {
    if (to === null) return NOTHING;
    const step = this.#steps.act(calls, actions, snapshot, event);
    this.#trace.segment = null;
    this.#rules.check(step);
    return { observations: step.observations, to: { place: this.#knownPlaceOf(to), rests: false } };
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
    this.#calls?.note();
    try {
      trace.readOnly = 'a guard must not change the context';
      if (!this.#steps.accepts(snapshot, watched)) {
        this.#learn(treeOf(start.first, event), trace.segment, NOTHING);
        this.#keep(firstOf(start, event), null);
        return null;
      }
      trace.readOnly = null;
      // They are asked once more.
      this.#calls?.note();
      return this.#run(snapshot, watched, { event, from: start, isFirst: true, toTheEnd });
    } finally {
      trace.segment = null;
      this.#calls?.rest();
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
      this.#calls?.rest();
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
        this.#calls?.note();
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
      if (place === 'rest') this.#keep(firstOf(stand.place, event), step.snapshot);
      // Whether it has changed anything that does not show in its value, is not known of the next.
      else if (to.place !== stand.place) this.#keep(stand.place.ways?.midst, step.snapshot);
      this.#observations.push(...step.observations);
      place = 'midst';
      stand = to;
      last = step.snapshot;
      this.#isLookedAt = false;
      if (!toTheEnd && !rests && this.#find(to.place, event) !== null) throw KNOWN;
      trace.segment = new Segment();
      this.#calls?.note();
    };
    this.#isLookedAt = false;
    trace.settle();
    try {
      this.#steps.step(snapshot, given, see);
    } catch (error) {
      if (error === KNOWN) return stand;
      throw error;
    }
    if (!stand.rests && trace.segment !== null) {
      this.#learn(this.#treeOf(stand.place, event), trace.segment, NOTHING);
      this.#keep(stand.place.ways?.midst, null);
    }
    return { place: stand.place, rests: true };
  }

  #learn(tree: Tree<TObservation>, segment: Segment, known: Known<TObservation>): void {
    const parted = tree.insert(segment, known);
    if (parted === null) return;
    throw this.#rules.contradiction(segment.reads.slice(0, parted).map(({ slot }) => slot));
  }

  /** @param to where XState has gone; `null`: nowhere */
  #keep(questions: Questions | undefined, to: Snapshot | null): void {
    const calls = this.#calls;
    if (calls === null || questions === undefined) return;
    // The context is of this walk alone.
    const bare = to && { ...to, context: {}, machine: to.machine.root.machine };
    questions.learn(calls.asked, { actions: calls.taken, to: bare });
  }

  /** Where the inner step that was taken last belongs. */
  #treeOf({ own, shared }: Place<TObservation>, event: EventObject): Tree<TObservation> {
    return this.#isLookedAt ? treeOf(own, event) : shared;
  }

  /** The same, of a snapshot that is come by again and again. */
  #knownPlaceOf(snapshot: Snapshot): Place<TObservation> {
    const known = this.#kept.get(snapshot) ?? this.#placeOf(snapshot);
    this.#kept.set(snapshot, known);
    return known;
  }

  #placeOf(snapshot: Snapshot): Place<TObservation> {
    const key = canonicalJson(snapshot.value);
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    const place = {
      // What is known of a chart may come from another machine.
      snapshot: this.#rules.traced({ ...snapshot, machine: this.#calls?.machine ?? snapshot.machine }),
      shared: new InnerTree<Known<TObservation>>(),
      own: new Map(),
      first: new Map(),
      ways: this.#courses?.at(key) ?? null,
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

function firstOf<T>({ ways }: Place<T>, { type }: EventObject): Questions | undefined {
  const known = ways?.first.get(type) ?? new Questions();
  ways?.first.set(type, known);
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
/** The walk over what is known has come to no good. */
const ASTRAY = new Error('astray');
/** The event matters in the midst of a step. */
const LOOKED = new Error('looked at');

/** Stands for any event in the midst of a step. While `isBlank`, nobody may look at it. */
const BLANK = watching({ type: 'klpwalk.any' }, () => {
  if (isBlank) throw LOOKED;
});
let isBlank = false;
