import type { Design } from '../../../machines/designs/design.ts';
import { PROPERTY_NAMES } from '../../../machines/properties.ts';
import type { World } from '../../../machines/world.ts';
import type { LivepatchModel } from '../../livepatch/model.ts';
import { type Candidate, mayBeOver } from './follow/candidates.ts';
import type { Graph } from './follow/graph.ts';
import { READINGS, type Reading, Tracker } from './follow/tracker.ts';
import { eventsOf, type WayEvent } from './follow/way.ts';
import type { BrokenProperty, Follower, SeenStep, Validation } from './follower.ts';
import { historyOf } from './history.ts';
import type { LogLine } from './log/log-line.ts';
import { eventText, misfitOf } from './misfit.ts';
import { TransitionClock } from './timing.ts';

/** Holds a log against a world, line by line. */
export class Validator implements Follower {
  readonly design: Design;
  readonly #model: LivepatchModel;
  readonly #graph: Graph;
  readonly #tracker: Tracker;
  readonly #clock: TransitionClock;
  used = 0;
  #debugSeen = 0;
  #line = 0;

  constructor(graph: Graph, readings: readonly Reading[] = READINGS) {
    this.design = graph.model.design;
    this.#model = graph.model;
    this.#graph = graph;
    this.#tracker = new Tracker(graph, readings);
    this.#clock = new TransitionClock(graph.model.world.attempt ?? 0);
  }

  /** @returns whether the log still fits; after a line that does not, no other is looked at */
  see(line: LogLine): boolean {
    if (line.kernel !== null && !line.kernel.line.isModelled) return true;
    this.used++;
    this.#line = line.number;
    if (!this.#tracker.follow(line)) return false;
    this.#clock.see(line);
    if (line.kernel?.line.level === 'debug') this.#debugSeen++;
    return true;
  }

  get latest(): SeenStep | null {
    const { way } = cheapest(this.#tracker.candidates) ?? {};
    return way?.line === this.#line ? seenStep(way, this.#line, this.#model.world) : null;
  }

  get result(): Validation {
    const { stop, isUnsure, reading, settled, hasForgotten, isBounded } = this.#tracker;
    const candidates = stop?.from ?? this.#tracker.candidates;
    const best = cheapest(candidates);
    const isCut = (stop?.reading ?? reading).isCut;
    const way = [...settled, ...eventsOf(best?.way ?? null)];
    const timing = this.#clock.found;
    const isEarly = timing.some(({ kind }) => kind === 'early');
    const history = historyOf(this.#model, way);
    return {
      verdict: stop === null ? (isEarly ? 'does not fit' : 'fits') : isUnsure ? 'unknown' : 'does not fit',
      misfit: stop && misfitOf(this.#graph, stop),
      timing,
      used: this.used - Number(stop !== null),
      isCut,
      history,
      hasForgotten,
      histories: { count: sameCost(candidates, best), isExact: !isCut && !isBounded },
      within: best === null ? null : withinOf(best, this.#model.world),
      ends: new Set([...candidates].map(candidate => endOf(candidate))).size,
      final: best === null ? this.#model.initial : endOf(best).state,
      broken: brokenOf(this.#model, candidates, way),
      debug: { printed: debugPrinted(way, best), seen: this.#debugSeen },
    };
  }
}

function seenStep({ edge, before }: WayEvent, line: number, world: World): SeenStep {
  const unseen: string[] = [];
  for (let event = before; event !== null && event.line === null; event = event.before) {
    if (event.edge.event.type !== 'attempt') unseen.unshift(eventText(event.edge.event, world));
  }
  const breaks = PROPERTY_NAMES.filter((_, place) => (edge.broken & (1 << place)) !== 0);
  return { line, step: eventText(edge.event, world), unseen, breaks };
}

function debugPrinted(way: readonly WayEvent[], best: Candidate | null): number {
  return way
    .flatMap(({ edge }) => (edge === best?.edge ? edge.lines.slice(0, best.printed) : edge.lines))
    .filter(({ from }) => from === 'debug').length;
}

function cheapest(candidates: Iterable<Candidate>): Candidate | null {
  let best: Candidate | null = null;
  for (const candidate of candidates) if (best === null || candidate.cost < best.cost) best = candidate;
  return best;
}

/** Whether the log holds what modules print is not for the history to say. */
function sameCost(candidates: Iterable<Candidate>, best: Candidate | null): number {
  let sum = 0;
  for (const { cost, isBare, histories } of candidates) {
    if (cost === best?.cost && isBare === best.isBare) sum += histories;
  }
  return sum;
}

function endOf({ node, edge, printed, isBare }: Candidate) {
  return edge !== null && mayBeOver(edge, printed, isBare) ? edge.to : node;
}

function withinOf({ edge, printed, isBare }: Candidate, world: World): string | null {
  return edge === null || mayBeOver(edge, printed, isBare) ? null : eventText(edge.event, world);
}

function brokenOf(
  model: LivepatchModel,
  candidates: Iterable<Candidate>,
  way: readonly WayEvent[],
): BrokenProperty[] {
  let must = -1;
  let may = 0;
  for (const candidate of candidates) {
    must &= candidate.must;
    may |= candidate.may;
  }
  if (may === 0) return [];
  const outcomes = way.flatMap(({ edge }) =>
    edge.broken === 0 ? [] : [model.take(edge.from.state, edge.event)],
  );
  return PROPERTY_NAMES.flatMap((property, place) => {
    if ((may & (1 << place)) === 0) return [];
    const found = outcomes.flatMap(({ event, violations }) =>
      violations.flatMap(breach =>
        breach.property === property ? [{ step: eventText(event, model.world), why: breach.why }] : [],
      ),
    );
    return [{ property, always: (must & (1 << place)) !== 0, why: found[0] ?? null }];
  });
}
