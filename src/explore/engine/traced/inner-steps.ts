import type { EventObject } from 'xstate';
import type { Calls } from '../../machine/calls.ts';
import { MOST_INNER_STEPS } from '../../machine/inner-steps.ts';
import type { InnerStep, MachineSteps, Snapshot, Step } from '../../machine/machine-steps.ts';
import { Signal } from '../../run/signal.ts';
import { type Course, coursesOf, type Questions } from './courses.ts';
import type { InnerTree } from './inner-tree.ts';
import { firstOf, type Known, type Place, Places, type Stand, treeOf } from './place.ts';
import { Segment } from './segment.ts';
import type { Trace } from './trace.ts';
import { BLANK, LOOKED, setBlank, WatchedEvents } from './watched-event.ts';

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
  readonly #places: Places<TObservation>;
  /** Whether one was looked at since the last inner step. */
  readonly #events = new WatchedEvents();
  #observations: TObservation[] = [];

  constructor(steps: MachineSteps<TObservation>, trace: Trace, rules: InnerRules) {
    this.#steps = steps;
    this.#trace = trace;
    this.#rules = rules;
    this.#calls = steps.calls;
    const courses = steps.calls && coursesOf(steps.calls);
    this.#places = new Places(courses, snapshot =>
      // What is known of a chart may come from another machine.
      rules.traced({ ...snapshot, machine: steps.calls?.machine ?? snapshot.machine }),
    );
  }

  /**
   * @param begin makes the trace stand at the state before the step
   * @returns what the event does there; the trace then has all that was looked at and written. `null`: it is refused
   * @throws Raised
   */
  take(snapshot: Snapshot, event: EventObject, begin: () => void): Step<TObservation> | null {
    begin();
    this.#observations = [];
    const start = this.#places.ofKept(snapshot);
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
    const watched = this.#events.of(event);
    const segment = new Segment();
    trace.segment = segment;
    trace.settle();
    this.#events.isLookedAt = false;
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
    return { observations: step.observations, to: { place: this.#places.ofKept(to), rests: false } };
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
    const watched = this.#events.of(event);
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
      setBlank(false);
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
        setBlank(true);
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
      const to = { place: this.#places.of(step.snapshot), rests };
      const tree = place === 'rest' ? treeOf(stand.place.first, event) : this.#treeOf(stand.place, event);
      this.#learn(tree, segment, { writes: segment.writes, observations: step.observations, to });
      if (place === 'rest') this.#keep(firstOf(stand.place, event), step.snapshot);
      // Whether it has changed anything that does not show in its value, is not known of the next.
      else if (to.place !== stand.place) this.#keep(stand.place.ways?.midst, step.snapshot);
      this.#observations.push(...step.observations);
      place = 'midst';
      stand = to;
      last = step.snapshot;
      this.#events.isLookedAt = false;
      if (!toTheEnd && !rests && this.#find(to.place, event) !== null) throw KNOWN;
      trace.segment = new Segment();
      this.#calls?.note();
    };
    this.#events.isLookedAt = false;
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

  #learn(tree: InnerTree<Known<TObservation>>, segment: Segment, known: Known<TObservation>): void {
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
  #treeOf({ own, shared }: Place<TObservation>, event: EventObject): InnerTree<Known<TObservation>> {
    return this.#events.isLookedAt ? treeOf(own, event) : shared;
  }
}

/** The machine has raised an event: its inner steps do not depend on state and event alone. */
export class Raised extends Error {}

const NOTHING = { writes: new Map(), observations: [], to: null };

/** What follows is known. */
const KNOWN = new Error('known');
/** The walk over what is known has come to no good. */
const ASTRAY = new Error('astray');
