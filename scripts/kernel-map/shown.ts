import { readdirSync } from 'node:fs';
import { entry } from '../../machines/context.ts';
import type { Chart } from '../../machines/core/chart.ts';
import { CHARTS } from '../../machines/core/index.ts';
import { DEFAULT_DESIGN, DESIGNS } from '../../machines/designs/index.ts';
import { livepatch } from '../../machines/livepatch.ts';
import { livepatchModel } from '../../src/livepatch/model.ts';
import { loadScenario } from '../../src/scenario/read.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { type Simulation, simulate } from '../../src/uses/simulate/simulate.ts';
import { FUNCTIONS, MIRRORS, type Mirror } from './mirrored.ts';

/** A scenario whose steps have been followed. */
export interface Followed {
  readonly scenario: Scenario;
  readonly simulation: Simulation;
  /** The charts and states that it has been in, the guards that were true and the actions that ran. */
  readonly met: ReadonlySet<string>;
}

/** The scenarios that have steps, those of the kernel first. */
export function followed(): Followed[] {
  return ['kernel', 'recorded', 'sketch', 'settle', 'callbacks'].flatMap(folder =>
    readdirSync(`scenarios/${folder}`)
      .sort()
      .map(name => loadScenario(`scenarios/${folder}/${name}`, Object.keys(DESIGNS)))
      .filter(({ steps }) => steps.length > 0)
      .map(follow),
  );
}

function follow(scenario: Scenario): Followed {
  const design = entry(DESIGNS, scenario.design ?? DEFAULT_DESIGN.name);
  const simulation = simulate(scenario.world, design, scenario.steps);
  const model = livepatchModel({ ...scenario.world, faultBudget: null }, design);
  const met = new Set<string>();
  for (const { before, event } of simulation.steps.flatMap(({ outcomes }) => outcomes)) {
    for (const { nodes, asked, actions } of model.microsteps(before, event)) {
      for (const name of [...placesOf(nodes), ...actions.map(wordOf)]) met.add(name);
      for (const { guard, holds } of asked) if (holds) met.add(wordOf(guard));
    }
  }
  return { scenario, simulation, met };
}

/** Without what it is about: `freeShadow` of `freeShadow(LIMIT)`. */
function wordOf(name: string): string {
  return name.replace(/\(.*/, '');
}

/** The charts that a state stands in, and the states of them: `enablePatch`, `enablePatch.initPatch`. */
function placesOf(nodes: readonly string[]): string[] {
  const charts: Readonly<Record<string, Chart>> = CHARTS;
  const places: string[] = [];
  let [name, here]: [string, Chart | undefined] = ['livepatch', livepatch];
  for (const node of nodes) {
    const state: Chart | undefined = here?.states?.[node];
    if (state === undefined) break;
    places.push(`${name}.${node}`);
    if (state.chart !== undefined) {
      [name, here] = [state.chart, charts[state.chart]];
      places.push(name);
    } else {
      here = state;
    }
  }
  return places;
}

/** The scenarios that show each function, by its place: those that show the least beside it first. */
export function shownBy(all: readonly Followed[]): Map<string, Scenario[]> {
  const shows = ({ met }: Followed, place: string) => witnesses(place).some(({ name }) => met.has(name));
  const breadth = new Map(
    all.map(one => [one, FUNCTIONS.filter(({ place }) => shows(one, place)).length] as const),
  );
  const narrowFirst = all.toSorted((one, other) => (breadth.get(one) ?? 0) - (breadth.get(other) ?? 0));
  return new Map(
    FUNCTIONS.map(({ place }) => [
      place,
      narrowFirst.filter(one => shows(one, place)).map(({ scenario }) => scenario),
    ]),
  );
}

/** A word may stand for several functions; a chart, or a state of one, for its own alone. */
function witnesses(place: string): readonly Mirror[] {
  const mirrors = MIRRORS.get(place) ?? [];
  const own = mirrors.filter(({ kind }) => kind !== 'word');
  return own.length > 0 ? own : mirrors;
}
