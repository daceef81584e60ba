import { type Context, entry } from '../../machines/context.ts';
import type { Design } from '../../machines/designs/design.ts';
import { designIn } from '../../machines/designs/in-world.ts';
import { eventsOf, type KlpEvent } from '../../machines/events.ts';
import { isTransition, type Observation } from '../../machines/observation.ts';
import {
  concerns,
  isBeforeFirstLivepatch,
  mustGoOn,
  mustLeadBack,
  PROPERTIES,
  PROPERTY_NAMES,
  type PropertyName,
} from '../../machines/properties.ts';
import { isBrokenIn, isOfStates, type Property as LivepatchProperty } from '../../machines/property.ts';
import type { World } from '../../machines/world.ts';
import {
  type Ahead,
  type Cores,
  type Exploration,
  explore,
  type OnProgress,
  type Outlook,
  type Property,
  type Verdict,
} from '../explore/index.ts';
import { type WorldCoverage, WorldMeter } from './coverage.ts';
import { featuresToHandOn, handedOn } from './handed-on.ts';
import { type livepatchMachine, sharedMachine } from './machine.ts';
import type { LivepatchState } from './model.ts';
import { neverTakenIn, symmetryOf } from './symmetry.ts';

export interface ExploreWorldOptions {
  /** How many of `world.faults`, from the first, may happen. */
  readonly faults: number;
  readonly force: boolean;
  /** The longest history, in steps; `null`: until the world closes. */
  readonly depth: number | null;
  /** The most states; `null`: until the world closes. */
  readonly states: number | null;
  /** The most bytes of memory that the process may have; no bound, where left out. */
  readonly memory?: number;
  /** The properties to judge; all that apply to the design, where left out. */
  readonly properties?: readonly PropertyName[];
  readonly engine?: 'traced' | 'plain';
  /** Every so many steps are taken again without tracing and compared. Default: none. */
  readonly recheck?: number;
  /**
   * Whether states are counted once that differ by an exchange of tasks or livepatches (see `symmetryOf`). Default:
   * yes; not with the graph, with coverage, or by the plain engine, all of which tell them apart.
   */
  readonly symmetry?: boolean;
  /** Whether the result is to hold the graph. */
  readonly graph?: boolean;
  /** Whether the result is to hold the graph and, if the walk closes, to say of every state what lies ahead. */
  readonly ahead?: boolean;
  /** Whether the result is to say how much of the charts the walk has covered. */
  readonly coverage?: boolean;
  /** Whether verdicts are to say where a violation could still have been avoided. Default: yes. */
  readonly explain?: boolean;
  /** Whether the result is to say which features are never handed on. */
  readonly handing?: boolean;
  /** The state to begin in; the system before the first livepatch, where left out. Livepatches are told apart then. */
  readonly from?: LivepatchState;
  /** Whether no livepatch is loaded while one that the world declares later is installed. Livepatches are told apart then. */
  readonly upgradesOnly?: boolean;
  /** Whether the result is to say how a state is reached in which this holds. All names are told apart then. */
  readonly reach?: Aim;
  /** How many processors the walk may use. Default: 1. */
  readonly cores?: number | Cores;
  readonly onProgress?: OnProgress;
  readonly signal?: AbortSignal;
}

/** A state that somebody wants to get to. */
export interface Aim {
  /** As it was asked for. */
  readonly text: string;
  readonly holds: (context: Context) => boolean;
}

/** The verdict on a property of livepatches. */
export interface WorldVerdict extends Verdict<KlpEvent> {
  readonly property: PropertyName;
}

export interface ExploredWorld extends Exploration<KlpEvent, Context> {
  /** What `ahead` comes to; `null`: it was not asked for, or the walk is not closed. */
  readonly prospects: Prospects | null;
  /** On the properties that were asked for and apply to the design. */
  readonly verdicts: readonly WorldVerdict[];
  /** The names that were to be exchanged, but had to be told apart for what else was asked. */
  readonly notExchanged: readonly (readonly string[])[];
  /** `null`: it was not asked for. */
  readonly coverage: WorldCoverage | null;
  /**
   * The features that livepatches could hand on (see `featuresToHandOn`), and none ever does. Empty where it was not
   * asked for, and where the walk is not closed and cannot know.
   */
  readonly neverHandedOn: readonly string[];
  /** `null`: it was not asked for. */
  readonly reached: Reached | null;
}

/** Whether a state is reached that was asked for. */
export interface Reached {
  readonly aim: string;
  /** `unknown`: the walk is not closed, and has not come by one. */
  readonly verdict: 'reached' | 'never reached' | 'unknown';
  /** A shortest history to one, as events. */
  readonly history: readonly KlpEvent[] | null;
}

/** Of every state, what lies ahead of it. */
export interface Prospects extends Pick<Ahead<KlpEvent>, 'edgesFrom'> {
  readonly violations: readonly ({ readonly property: PropertyName } & Outlook)[];
  /** By state: the fewest events to the system before the first livepatch; -1: no way leads there. */
  readonly home: Int32Array;
}

/** Walks every history of a world under a design. */
export async function exploreWorld(
  world: World,
  base: Design,
  options: ExploreWorldOptions,
): Promise<ExploredWorld> {
  const design = designIn(world, base);
  const { faults, force, depth, states, properties = PROPERTY_NAMES, engine } = options;
  const {
    ahead = false,
    graph = ahead,
    coverage = false,
    explain = true,
    handing = false,
    symmetry = true,
    recheck = 0,
  } = options;
  const { cores = 1, from, memory, onProgress, reach, signal, upgradesOnly = false } = options;
  const events = eventsOf(world, faults, force);
  const names =
    symmetry && reach === undefined
      ? symmetryOf(world, faults, design.keeps?.(world)).filter(
          group => !((from !== undefined || upgradesOnly) && isOfLivepatches(group, world)),
        )
      : [];
  const judged = applicable([...new Set(properties)], design, world);
  const features = handing ? featuresToHandOn(world) : [];
  const meter = coverage ? new WorldMeter(world, events, faults) : null;
  const exploration = await explore<ReturnType<typeof livepatchMachine>, Observation>(
    sharedMachine({ ...world, attempt: null }, design),
    {
      events: upgradesOnly ? state => events.filter(event => isUpgrade(event, state.context, world)) : events,
      properties: [
        ...judged.map(name => explorable(name, world)),
        ...features.map(feature => handedOn(world, feature)),
        ...(reach === undefined ? [] : [reaching(reach)]),
        ...(ahead ? [home(world)] : []),
      ],
      bounds: {
        ...(depth === null ? {} : { depth }),
        ...(states === null ? {} : { states }),
        ...(memory === undefined ? {} : { memory }),
      },
      isTransition: (event, observations) => {
        meter?.see(event, observations);
        return isTransition(event, observations);
      },
      coverage,
      graph,
      ahead,
      explain,
      recheck,
      symmetry: names,
      ...(engine === undefined ? {} : { engine }),
      ...(from === undefined ? {} : { from }),
      cores,
      ...(onProgress === undefined ? {} : { onProgress }),
      ...(signal === undefined ? {} : { signal }),
    },
  );
  const { coverage: chart, symmetry: exchanged } = exploration;
  const verdicts = Object.fromEntries(exploration.verdicts.map(verdict => [verdict.property, verdict]));
  return {
    ...exploration,
    verdicts: judged.map(property => ({ ...entry(verdicts, property), property })),
    neverTaken: neverTakenIn(world, exploration.neverTaken, events, exchanged),
    neverHandedOn: features.filter(
      feature => entry(verdicts, handedOn(world, feature).name).verdict === 'violated',
    ),
    reached: reach === undefined ? null : reachedBy(entry(verdicts, REACH), reach),
    notExchanged: exchanged.length === 0 ? names : [],
    prospects: exploration.ahead && prospectsOf(exploration.ahead, judged),
    coverage: chart === null || meter === null ? null : meter.coverage(chart),
  };
}

function prospectsOf({ outlooks, edgesFrom }: Ahead<KlpEvent>, judged: readonly PropertyName[]): Prospects {
  return {
    violations: judged.flatMap((property, place) => {
      const outlook = outlooks[place] ?? null;
      return outlook === null ? [] : [{ property, ...outlook }];
    }),
    home: outlooks.at(-1)?.distances ?? new Int32Array(),
    edgesFrom,
  };
}

/** Those that apply to the design: a property of the registry does not where there is none. */
export function applicable(properties: readonly PropertyName[], base: Design, world: World): PropertyName[] {
  const design = designIn(world, base);
  return properties.filter(name => {
    if (!concerns(name, world)) return false;
    const property: LivepatchProperty = PROPERTIES[name];
    if (isOfStates(property) && property.registry) return design.hasRegistry;
    return !design.inapplicable.some(other => other === name);
  });
}

function isOfLivepatches([name = '']: readonly string[], { livepatches }: World): boolean {
  return Object.hasOwn(livepatches, name);
}

/** Whether the event loads no livepatch while one that is declared later is installed. */
function isUpgrade(event: KlpEvent, { klp }: Context, { livepatches }: World): boolean {
  if (event.type !== 'load') return true;
  const names = Object.keys(livepatches);
  const mine = names.indexOf(event.patch);
  return klp.patches.every(other => other === null || names.indexOf(other) <= mine);
}

const REACH = 'reach';

/** No property, but where somebody wants to get. */
function reaching({ holds }: Aim): Property<Context, Observation> {
  return { kind: 'sometimes', name: REACH, when: ({ context }) => holds(context) };
}

function reachedBy({ verdict, witness }: Verdict<KlpEvent>, { text }: Aim): Reached {
  if (witness !== undefined) return { aim: text, verdict: 'reached', history: witness };
  return { aim: text, verdict: verdict === 'violated' ? 'never reached' : 'unknown', history: null };
}

/** No property, but where the way back leads to. */
function home(world: World): Property<Context, Observation> {
  return {
    kind: 'sometimes',
    name: 'home',
    when: ({ context }) => isBeforeFirstLivepatch({ context, world }),
  };
}

/** The property, as the explorer asks for it. */
function explorable(name: PropertyName, world: World): Property<Context, Observation> {
  const property: LivepatchProperty = PROPERTIES[name];
  const premise = ({ context }: { context: Context }) => property.premise.holds({ context, world });
  if (isOfStates(property)) {
    return { kind: 'never', name, premise, when: ({ context }) => isBrokenIn(property, { context, world }) };
  }
  if (property.kind === 'at once') {
    const when = (seen: Observation) => seen.type === 'violated' && seen.property === name;
    return { kind: 'observed', name, premise, when };
  }
  if (name === 'deadlock') {
    return { kind: 'deadlock', name, premise, at: ({ context }) => mustGoOn({ context, world }) };
  }
  return {
    kind: 'way-back',
    name,
    premise,
    home: ({ context }) => isBeforeFirstLivepatch({ context, world }),
    from: ({ context }) => mustLeadBack({ context, world }),
  };
}
