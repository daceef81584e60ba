import { expect, test } from 'vitest';
import { parseScenario } from '../../../src/scenario/scenario.ts';
import { standIns, UNNAMED } from '../../../src/uses/lab/stand-ins.ts';

const { world, steps } = parseScenario(
  `title: t
modules: { x: { loaded: true } }
livepatches:
  P: { objects: [{ name: vmlinux, functions: { f: P_f, g: P_g } }, { name: x, functions: { f: x_f } }] }
  Q: { objects: [vmlinux] }
tasks: [{ name: t, in: g }]
steps:
  - { do: load Q, fails: EBUSY, fault: { in: Q, register: -16 } }
`,
  'a.yaml',
);
const standing = standIns(world, steps);

test('functions of vmlinux have others in their place, those of tasks first', () => {
  expect(standing.placeOf('vmlinux', 'g')).toBe('vmlinux:device_for_each_child');
  expect(standing.placeOf('vmlinux', 'f')).toBe('vmlinux:device_for_each_child_reverse');
  expect(standing.placeOf('x', 'f')).toBe('x:f');
  expect(standing.world.livepatches['P']?.objects[0]?.functions?.map(({ original }) => original)).toEqual([
    'device_for_each_child_reverse',
    'device_for_each_child',
  ]);
});

test('lines have the names of the scenario again', () => {
  expect(standing.inLine("livepatch: symbol 'device_for_each_child' not found in symbol table")).toBe(
    "livepatch: symbol 'g' not found in symbol table",
  );
});

test('where one is to fail and the scenario names none, there is one', () => {
  expect(standing.functionIn('Q', 'vmlinux')).toBe('device_find_child');
  expect(standing.inLine("for function 'device_find_child' (-16)")).toBe(`for function '${UNNAMED}' (-16)`);
});
