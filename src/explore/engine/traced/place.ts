import type { EventObject } from 'xstate';
import { canonicalJson } from '../../machine/canonical-json.ts';
import type { Snapshot } from '../../machine/machine-steps.ts';
import { type Courses, Questions, type Ways } from './courses.ts';
import { InnerTree } from './inner-tree.ts';
import type { Segment } from './segment.ts';

/** What an inner step does. */
export interface Known<TObservation> {
  /** Slot -> value. */
  readonly writes: Segment['writes'];
  readonly observations: readonly TObservation[];
  /** `null`: there is none; the machine rests, or refuses the event. */
  readonly to: Stand<TObservation> | null;
}

/** Where a run stands between two inner steps. */
export interface Stand<TObservation> {
  readonly place: Place<TObservation>;
  /** XState looks for no eventless transition after one that has changed nothing. */
  readonly rests: boolean;
}

/** A state value, from which eventless transitions may lead on. */
export interface Place<TObservation> {
  /** With the tracing context. */
  readonly snapshot: Snapshot;
  /** The inner steps that do not look at the event; and those that do, by the event. */
  readonly shared: InnerTree<Known<TObservation>>;
  readonly own: Map<EventObject, InnerTree<Known<TObservation>>>;
  /** The inner steps that begin a step, by the event. */
  readonly first: Map<EventObject, InnerTree<Known<TObservation>>>;
  /** `null`: how it goes on is for XState to say each time. */
  readonly ways: Ways | null;
}

/** The places of a machine, by their state values. */
export class Places<TObservation> {
  readonly #courses: Courses | null;
  readonly #traced: (snapshot: Snapshot) => Snapshot;
  readonly #byValue = new Map<string, Place<TObservation>>();
  readonly #bySnapshot = new Map<Snapshot, Place<TObservation>>();

  /** @param traced the same, with the tracing context and the machine that is walked */
  constructor(courses: Courses | null, traced: (snapshot: Snapshot) => Snapshot) {
    this.#courses = courses;
    this.#traced = traced;
  }

  /** That of a snapshot which is come by again and again. */
  ofKept(snapshot: Snapshot): Place<TObservation> {
    const known = this.#bySnapshot.get(snapshot) ?? this.of(snapshot);
    this.#bySnapshot.set(snapshot, known);
    return known;
  }

  of(snapshot: Snapshot): Place<TObservation> {
    const key = canonicalJson(snapshot.value);
    const known = this.#byValue.get(key);
    if (known !== undefined) return known;
    const place = {
      snapshot: this.#traced(snapshot),
      shared: new InnerTree<Known<TObservation>>(),
      own: new Map(),
      first: new Map(),
      ways: this.#courses?.at(key) ?? null,
    };
    this.#byValue.set(key, place);
    return place;
  }
}

/** What is known of an event. */
export function treeOf<T>(trees: Map<EventObject, InnerTree<T>>, event: EventObject): InnerTree<T> {
  const known = trees.get(event) ?? new InnerTree<T>();
  trees.set(event, known);
  return known;
}

/** How XState has begun a step by such an event there. */
export function firstOf<T>({ ways }: Place<T>, { type }: EventObject): Questions | undefined {
  const known = ways?.first.get(type) ?? new Questions();
  ways?.first.set(type, known);
  return known;
}
