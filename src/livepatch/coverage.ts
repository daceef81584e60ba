import type { KlpEvent } from '../../machines/events.ts';
import type { Observation } from '../../machines/observation.ts';
import type { Fault, World } from '../../machines/world.ts';
import { type Cover, type Coverage, Tally } from '../explore/index.ts';
import { faultData } from '../scenario/faults.ts';
import { formatStep } from '../scenario/step.ts';
import { eventStep } from '../scenario/step-event.ts';

/** How much of a world a walk has covered: the core and its design as charts, the events, the faults. */
export interface WorldCoverage extends Coverage {
  /** Those that may happen, in the notation of scenario files. */
  readonly faults: Cover;
}

/** Collects what only livepatches have: events that are named as steps, and faults that have happened. */
export class WorldMeter {
  readonly #events = new Tally();
  readonly #faults = new Tally();
  readonly #accepted: ReadonlyMap<KlpEvent, () => void>;
  readonly #happened: readonly (() => void)[];

  /** @param faults how many of `world.faults`, from the first, may happen */
  constructor(world: World, events: readonly KlpEvent[], faults: number) {
    this.#accepted = new Map(events.map(event => [event, this.#events.add(eventName(event, world))]));
    this.#happened = world.faults.slice(0, faults).map(fault => this.#faults.add(faultName(fault)));
  }

  /** A step that the machine accepts, whether or not it counts as a transition. */
  see(event: KlpEvent, observations: readonly Observation[]): void {
    this.#accepted.get(event)?.();
    if (!('fault' in event) || event.fault === undefined) return;
    if (observations.some(seen => seen.type === 'fault' && seen.happened)) this.#happened[event.fault]?.();
  }

  /** @param chart what the explorer has collected */
  coverage(chart: Coverage): WorldCoverage {
    return { ...chart, events: this.#events.cover, faults: this.#faults.cover };
  }
}

function eventName(event: KlpEvent, world: World): string {
  if (event.type === 'attempt') return event.type;
  const step = eventStep(event, world);
  const line = formatStep({ ...step, waits: true });
  const running = step.running === undefined ? '' : ', every task running';
  return `${line}${step.fault === null ? '' : ` with ${faultName(step.fault)}`}${running}`;
}

function faultName(fault: Fault): string {
  const members = Object.entries(faultData(fault)).map(([key, value]) => `${key}: ${value}`);
  return `fault { ${members.join(', ')} }`;
}
