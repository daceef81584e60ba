import { describe, expect, test } from 'vitest';
import { PROPERTIES } from '../../../machines/properties.ts';
import { parseScenario } from '../../../src/scenario/scenario.ts';
import { scenarioYaml } from '../../../src/show/files/scenario-yaml.ts';
import { differences } from '../../../src/uses/simulate/expectations.ts';
import { simulate } from '../../../src/uses/simulate/simulate.ts';
import { breaking, text, walked } from '../../support/exported-walk.ts';

const WORLDS = [
  ['scenarios/sketch/upgrade.yaml', 'sketch'],
  ['scenarios/sketch/two-objects.yaml', 'sketch'],
  ['scenarios/sketch/failing-allocation.yaml', 'sketch'],
  ['scenarios/sketch/two-features.yaml', 'sketch'],
  ['scenarios/worlds/stack.yaml', 'klp-state'],
] as const;

describe('a history as a scenario', () => {
  test.each(WORLDS)(
    'of %s under %s is replayed by simulate, and breaks what it is to break',
    async (file, name) => {
      const { broken, design } = await walked(file, name);
      expect(broken.length).toBeGreaterThan(0);
      for (const each of broken) {
        const scenario = parseScenario(text(scenarioYaml(each)), 'history.yaml', [name]);
        const simulation = simulate(scenario.world, design, scenario.steps);
        expect(differences(scenario, simulation)).toEqual([]);
        expect(scenario.design).toBe(name);
        const found = simulation.violations.map(({ property }) => property);
        expect([...scenario.expect.violations].sort()).toEqual([...found].sort());
        if (PROPERTIES[each.property].kind !== 'walk') expect(found).toContain(each.property);
      }
    },
  );

  test('is the file as it was, with the history instead of its steps', async () => {
    const { broken } = await walked('scenarios/sketch/upgrade.yaml');
    const written = text(scenarioYaml(breaking(broken, 'lost-feature')));
    await expect(written).toMatchFileSnapshot('golden/upgrade-lost-feature.yaml');
  });

  test('needs the tasks of its world, and each step that fails', async () => {
    const source = `title: A task that keeps "A" waiting, ž
livepatches:
  A: { features: { L1TF: 1 }, objects: [{ name: vmlinux, functions: { f: f_new } }] }
  B: { features: { L1TF: 1 }, replace: false }
tasks: [{ name: T, in: f }]
faults: [{ in: A, pre_patch: -19 }]
steps: [load A]
expect: { enabled: [A] }
explore: { faults: 1 }
`;
    const { broken, design } = await walked('tasks.yaml', 'sketch', source);
    expect(broken.length).toBeGreaterThan(0);
    for (const each of broken) {
      const scenario = parseScenario(text(scenarioYaml(each)), 'history.yaml');
      expect(differences(scenario, simulate(scenario.world, design, scenario.steps))).toEqual([]);
      expect(scenario.title).toBe(`${each.property}: A task that keeps "A" waiting, ž`);
    }
  });

  test('does not depend on what stood in the steps: no anchor is lost', async () => {
    const source = `title: Anchors
livepatches:
  A: &patch { features: { L1TF: 1 }, replace: false }
  B: *patch
steps: [&first load A]
expect: { violations: &broken [missing-effect] }
`;
    const { broken } = await walked('anchors.yaml', 'sketch', source);
    const scenario = parseScenario(text(scenarioYaml(breaking(broken, 'lost-feature'))), 'history.yaml');
    expect(Object.keys(scenario.world.livepatches)).toEqual(['A', 'B']);
  });
});
