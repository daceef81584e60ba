import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { entry } from '../../machines/context.ts';
import { DEFAULT_DESIGN, DESIGNS } from '../../machines/designs/index.ts';
import type { World } from '../../machines/world.ts';
import { loadScenario } from '../../src/scenario/read.ts';
import type { Step } from '../../src/scenario/step.ts';
import { simulate } from '../../src/uses/simulate/simulate.ts';

/** The world and the steps with another name for each livepatch and module. */
function renamed(world: World, steps: readonly Step[], rename: (name: string) => string) {
  const names = [...Object.keys(world.livepatches), ...Object.keys(world.modules)];
  const change = (value: unknown): unknown => {
    if (typeof value === 'string') return names.includes(value) ? rename(value) : value;
    if (Array.isArray(value)) return value.map(change);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [change(key), change(member)]));
  };
  const copy = (value: unknown) => JSON.parse(JSON.stringify(change(value)));
  const [newWorld, newSteps]: [World, Step[]] = copy([world, steps]);
  return { world: newWorld, steps: newSteps };
}

test('no line of any history in scenarios/kernel has a dash of a name', () => {
  let lines = 0;
  for (const file of readdirSync('scenarios/kernel')) {
    const { world, steps, design } = loadScenario(`scenarios/kernel/${file}`);
    const logOf = (rename: (name: string) => string) => {
      const other = renamed(world, steps, rename);
      return simulate(other.world, entry(DESIGNS, design ?? DEFAULT_DESIGN.name), other.steps).log;
    };
    const log = logOf(name => `${name}-x-y`);
    expect(log).toEqual(logOf(name => `${name}_x_y`));
    lines += log.filter(line => line.includes('_x_y')).length;
  }
  expect(lines).toBeGreaterThan(1000);
});
