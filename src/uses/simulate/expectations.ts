import { namedFunctions } from '../../../machines/running.ts';
import type { World } from '../../../machines/world.ts';
import { changeLine } from '../../livepatch/changes.ts';
import { type FinalState, finalState } from '../../livepatch/final-state.ts';
import { functionFact } from '../../livepatch/functions.ts';
import type { Expect } from '../../scenario/expect.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { formatStep } from '../../scenario/step.ts';
import type { SimulatedStep, Simulation } from './simulate.ts';

/** Something that a scenario expects and that did not come. */
export interface Difference {
  /** What was compared, such as `log` or `step 3`. */
  readonly what: string;
  readonly expected: readonly string[];
  readonly found: readonly string[];
}

/** Holds a simulation against what its scenario expects. Empty when everything came as expected. */
export function differences({ steps, expect, world }: Scenario, simulation: Simulation): Difference[] {
  const { enabled, features, effects, settings = {} } = finalState(simulation.final);
  const broken = simulation.violations.map(({ property }) => property);
  const found: Difference[] = simulation.steps.flatMap((followed, index) => ofStep(followed, index + 1));
  const notReached = steps.slice(simulation.steps.length);
  if (notReached.length > 0) {
    found.push({ what: 'steps', expected: notReached.map(formatStep), found: ['(never reached)'] });
  }
  if (expect.log !== null) found.push({ what: 'log', expected: expect.log, found: simulation.log });
  if (expect.enabled !== null) {
    found.push({ what: 'enabled', expected: [...expect.enabled].sort(), found: [...enabled].sort() });
  }
  if (expect.features !== null) {
    found.push({ what: 'features', expected: featureLines(expect.features), found: featureLines(features) });
  }
  if (expect.effects !== null) {
    const off = Object.fromEntries(world.features.map(id => [id, 0]));
    found.push({
      what: 'effects',
      expected: effectLines({ ...off, ...expect.effects }),
      found: effectLines({ ...off, ...effects }),
    });
  }
  const held = Object.keys(expect.settings);
  found.push({
    what: 'settings',
    expected: held.map(name => `${name}: ${expect.settings[name]}`),
    found: held.map(name => `${name}: ${settings[name]}`),
  });
  found.push(ofFunctions(expect, world, simulation));
  found.push({
    what: 'violations',
    expected: expect.violations,
    found: expect.violations.filter(property => broken.includes(property)),
  });
  found.push({
    what: 'holds',
    expected: [],
    found: expect.holds.filter(property => broken.includes(property)),
  });
  return found.filter(difference => difference.expected.join('\n') !== difference.found.join('\n'));
}

/** Those that are expected to run, in each object that has one of the name. */
function ofFunctions({ runs }: Expect, world: World, { functions }: Simulation): Difference {
  const held = namedFunctions(world).flatMap(named => {
    const versions = runs[named.name];
    return versions === undefined ? [] : [{ ...named, ...versions }];
  });
  const found = held.map(({ object, name }) => {
    const running = functions.find(other => other.object === object && other.name === name);
    return running === undefined ? `${object}: ${name}: not loaded` : changeLine(functionFact(running));
  });
  return { what: 'runs', expected: held.map(one => changeLine(functionFact(one))), found };
}

function ofStep({ step, result, outcomes }: SimulatedStep, number: number): Difference[] {
  const what = `step ${number} (${formatStep(step)})`;
  const expected = step.fails ?? 'ok';
  const missed = outcomes.some(({ fault }) => fault === 'missed');
  return [
    { what, expected: [expected], found: [result] },
    {
      what,
      expected: ['its fault happens'],
      found: [missed ? 'its fault never happens' : 'its fault happens'],
    },
  ];
}

function featureLines(features: FinalState['features']): string[] {
  return Object.entries(features)
    .map(([id, { version, owner }]) => `${id}: version ${version}, owner ${owner}`)
    .sort();
}

function effectLines(effects: FinalState['effects']): string[] {
  return Object.entries(effects)
    .map(([id, version]) => `${id}: ${version}`)
    .sort();
}
