import type { Design } from '../../machines/designs/design.ts';
import { designIn } from '../../machines/designs/in-world.ts';
import { isFollowed } from '../../machines/designs/own.ts';
import { eventsOf } from '../../machines/events.ts';
import { type Breach, brokenIn, PROPERTIES, type PropertyName } from '../../machines/properties.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { type Explanation, explanationOf } from './explanation.ts';
import type { ExploredWorld, ExploreWorldOptions, Reached, WorldVerdict } from './explore-world.ts';
import { type FunctionTable, functionsOf } from './functions.ts';
import { ignoredKeys } from './ignored-keys.ts';
import { type LivepatchModel, type LivepatchState, livepatchModel } from './model.ts';
import { notModelledIn } from './not-modelled.ts';
import { overall, verdictText } from './overall.ts';
import { type ReplayedStep, replay } from './replay.ts';
import { stallHint } from './stall-hint.ts';

/** What walking a scenario has shown. */
export interface JudgedWorld {
  readonly file: string;
  readonly title: string;
  readonly design: string;
  /** `false`: each livepatch has callbacks of its own, and the design does nothing. */
  readonly isDesignFollowed: boolean;
  readonly kernel: string;
  /** What the walk left out by the scenario's own bounds, in words; empty where there is nothing to leave out. */
  readonly scope: string;
  /**
   * `holds`, `holds to depth 12`, `violated` or `unknown`; or, where a state alone was asked for, `reached`, `never
   * reached` or `unknown`.
   */
  readonly verdict: string;
  /** Some livepatch has, or retires, a feature; a world without is about code alone. */
  readonly hasFeatures: boolean;
  readonly exploration: ExploredWorld;
  /** Whose functions run, in the contexts of the histories. */
  readonly functions: FunctionTable;
  readonly properties: readonly JudgedProperty[];
  /** `null`: nobody asked for a state. */
  readonly reached: (Omit<Reached, 'history'> & { readonly history: readonly ReplayedStep[] | null }) | null;
  /** Whether the walk began where the scenario's steps end: there the histories begin. */
  readonly afterSteps: boolean;
  readonly upgradesOnly: boolean;
  /** What stands in the scenario and means nothing to the design: a sentence each, without its full stop. */
  readonly ignored: readonly string[];
  /** What else there is to know for who has read the verdicts: sentences, without the last full stop; `null`: nothing. */
  readonly hint: string | null;
  /** What the release does otherwise than was walked: a sentence each, without its full stop. */
  readonly notModelled: readonly string[];
}

export interface JudgedProperty {
  readonly property: PropertyName;
  readonly verdict: string;
  /** It holds, and can do nothing else: what is never so in the world, a clause; `null`: it says something. */
  readonly vacuous: string | null;
  /** `null` where it is not violated. */
  readonly violation: Violation | null;
}

/** How a shortest history breaks a property. */
interface Violation {
  readonly history: readonly ReplayedStep[];
  readonly why: string;
  /** `null` where the walk was not closed. */
  readonly explanation: Explanation | null;
}

/** @param options as the walk was made */
export function judgeWorld(
  scenario: Scenario,
  base: Design,
  exploration: ExploredWorld,
  options: Pick<ExploreWorldOptions, 'from' | 'upgradesOnly'> = {},
): JudgedWorld {
  const { from, upgradesOnly = false } = options;
  const { reached } = exploration;
  const design = designIn(scenario.world, base);
  const model = livepatchModel(scenario.world, design);
  return {
    file: scenario.file,
    title: scenario.title,
    design: design.name,
    isDesignFollowed: isFollowed(scenario.world),
    kernel: scenario.world.kernel,
    scope: [
      scopeOf(scenario),
      ...(upgradesOnly ? ['upgrades only'] : []),
      ...(from === undefined ? [] : ['from the end of its steps']),
    ].join(', '),
    verdict:
      reached !== null && exploration.verdicts.length === 0 ? reached.verdict : overall(exploration.verdicts),
    hasFeatures: scenario.world.features.length > 0,
    exploration,
    functions: functionsOf(scenario.world, design),
    properties: exploration.verdicts.map(verdict => judge(model, verdict, from)),
    reached: reached && {
      ...reached,
      history: reached.history && replay(model, reached.history, from),
    },
    afterSteps: from !== undefined,
    upgradesOnly,
    ignored: ignoredKeys(scenario.world, design),
    hint: stallHint(scenario.world, exploration.verdicts),
    notModelled: notModelledIn(
      scenario.world,
      design,
      eventsOf(scenario.world, scenario.declaredFaults, scenario.explore.force),
      exploration,
    ),
  };
}

/** Which choices the histories had. */
function scopeOf({ world, declaredFaults, explore }: Scenario): string {
  const { faultBudget } = world;
  const force = explore.force ? 'with force' : 'without force';
  if (declaredFaults === 0 || faultBudget === null) return force;
  return `${force}, up to ${faultBudget} fault${faultBudget === 1 ? '' : 's'} a history`;
}

function judge(model: LivepatchModel, found: WorldVerdict, from: LivepatchState | undefined): JudgedProperty {
  const { property, verdict, depth, history } = found;
  const vacuous = found.vacuous === true ? PROPERTIES[property].premise.without : null;
  if (history === undefined) {
    return { property, verdict: verdictText(verdict, depth), vacuous, violation: null };
  }
  const { world, design } = model;
  const { context } = from ?? model.initial;
  const followed = replay(model, history, from);
  const breaches = followed.at(-1)?.outcome.violations ?? brokenIn({ context, world }, design.hasRegistry);
  const explanation = explanationOf(world, found);
  return {
    property,
    verdict,
    vacuous,
    violation: { history: followed, why: whyOf(property, breaches), explanation },
  };
}

/** @param breaches what the end of the history breaks */
function whyOf(name: PropertyName, breaches: readonly Breach[]): string {
  const property = PROPERTIES[name];
  if (property.kind === 'walk') return property.why;
  const breach = breaches.find(found => found.property === name);
  if (breach === undefined) throw new Error(`the history does not break ${name} when it is taken again`);
  return breach.why;
}
