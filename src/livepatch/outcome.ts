import type { Context } from '../../machines/context.ts';
import type { Design } from '../../machines/designs/design.ts';
import { errnoName } from '../../machines/errno.ts';
import type { KlpEvent } from '../../machines/events.ts';
import { isTransition, type Observation } from '../../machines/observation.ts';
import { type Breach, brokenIn } from '../../machines/properties.ts';
import type { World } from '../../machines/world.ts';
import type { State } from '../explore/index.ts';
import type { AskedGuard, Run } from './microstep.ts';

/** What one event does, or why it can do nothing. */
export interface Outcome {
  readonly event: KlpEvent;
  readonly before: State<Context>;
  readonly after: State<Context>;
  /** `ok`, or the name of the error that the operation was refused or failed with. */
  readonly result: string;
  /** `null`: the event is a step of histories, be it one that fails. */
  readonly impossible: Impossible | null;
  readonly observations: readonly Observation[];
  /** The lines of the kernel log, as dmesg prints them without time stamps. */
  readonly log: readonly string[];
  /** In the order in which they were called. */
  readonly callbacks: readonly CalledBack[];
  /** What became of the fault that the event carries; `null`: it carries none, or was refused before. */
  readonly fault: 'met' | 'missed' | null;
  /** The properties that it broke at once, in order, and then those of states that the one after it breaks. */
  readonly violations: readonly Breach[];
}

export type CalledBack = Omit<Extract<Observation, { type: 'callback' }>, 'type'>;

/** Why an event is no step of any history in this state. */
interface Impossible {
  /**
   * `refused`: with an error, and nothing has changed. `not accepted`: the charts have no transition for it here.
   * `fault missed`: the place of its fault was never reached, and so it is the event without the fault. `nobody missed`:
   * none of the tasks that run could have switched, and so it is the event in which they are asleep.
   */
  readonly kind: 'refused' | 'not accepted' | 'fault missed' | 'nobody missed';
  /** The guard that decided; `null`: none did. */
  readonly guard: AskedGuard | null;
}

export function outcomeOf(
  before: State<Context>,
  event: KlpEvent,
  run: Run,
  { world, design }: { readonly world: World; readonly design: Design },
): Outcome {
  const observations = run.microsteps.flatMap(microstep => microstep.observations);
  return {
    event,
    before,
    after: run.after,
    result: resultOf(observations),
    impossible: whyImpossible(event, run, observations),
    observations,
    log: observations.flatMap(seen => (seen.type === 'log' ? [seen.line] : [])),
    callbacks: observations.flatMap(seen =>
      seen.type === 'callback' ? [{ callback: seen.callback, patch: seen.patch, object: seen.object }] : [],
    ),
    fault: faultOf(observations),
    violations: [
      ...brokenAtOnce(observations),
      ...brokenIn({ context: run.after.context, world }, design.hasRegistry),
    ],
  };
}

/** `ok`, or the name of the error that was seen. */
export function resultOf(observations: readonly Observation[]): string {
  for (const seen of observations) {
    if (seen.type === 'refused' || seen.type === 'failed') return errnoName(seen.code);
  }
  return 'ok';
}

function faultOf(observations: readonly Observation[]): Outcome['fault'] {
  const fault = observations.find(seen => seen.type === 'fault');
  if (fault === undefined) return null;
  return fault.happened ? 'met' : 'missed';
}

function whyImpossible(
  event: KlpEvent,
  { microsteps, asked }: Run,
  observations: readonly Observation[],
): Impossible | null {
  if (microsteps.length === 0) return { kind: 'not accepted', guard: asked.at(-1) ?? null };
  const kind = noTransition(event, observations);
  if (kind !== 'refused') return kind && { kind, guard: null };
  const refused = microsteps.findIndex(({ observations }) => observations.some(isRefusal));
  const upToThere = microsteps.slice(0, refused + 1).flatMap(microstep => microstep.asked);
  return { kind, guard: upToThere.at(-1) ?? null };
}

/** Why an event that the charts have a transition for is no step of any history, by what was seen; `null`: it is one. */
export function noTransition(
  event: KlpEvent,
  observations: readonly Observation[],
): Exclude<Impossible['kind'], 'not accepted'> | null {
  if (observations.some(isRefusal)) return 'refused';
  if (faultOf(observations) === 'missed') return 'fault missed';
  return isTransition(event, observations) ? null : 'nobody missed';
}

function isRefusal({ type }: Observation): boolean {
  return type === 'refused';
}

/** Each is told with the callback that was running, if one was. */
export function brokenAtOnce(observations: readonly Observation[]): Breach[] {
  const found: Breach[] = [];
  let running = { callback: '', of: '' };
  for (const seen of observations) {
    if (seen.type === 'callback') running = { callback: seen.callback, of: `${seen.patch}/${seen.object}` };
    if (seen.type !== 'violated') continue;
    const { property, by, about, detail } = seen;
    const where = by === running.of ? `in ${running.callback} of ${by}` : `by ${by}`;
    found.push({ property, why: `${where}, for ${about}: ${detail}` });
  }
  return found;
}
