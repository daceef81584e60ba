import { expect, test } from 'vitest';
import { designFor } from '../../../src/scenario/design-for.ts';
import { parseScenario } from '../../../src/scenario/scenario.ts';
import { labNames, labSources } from '../../../src/show/c/lab-sources.ts';

const scenario = parseScenario(
  `title: t
modules: { x: { log: { init: ["x: init"] } }, y: { needs: { x: x_symbol } } }
livepatches: { A: { objects: [{ name: x, functions: { f: A_f }, callbacks: { pre_patch: 0 } }] } }
`,
  'a.yaml',
);
const files = labSources({ scenario, design: designFor(scenario, undefined) });
const textOf = (name: string) => files.find(file => file.name === name)?.text ?? '';

test('there is a module for each livepatch and each target, and what they share', () => {
  expect(files.map(({ name }) => name)).toEqual([
    'A.c',
    'x.c',
    'y.c',
    'klpwalk_shared.c',
    'klp_feature.h',
    'Makefile',
  ]);
});

test('a task can be kept in every version of a function, and pre_patch can fail', () => {
  expect(textOf('A.c')).toContain('static void new_A_f(void)\n{\n\tklpwalk_sit();\n\tbarrier();\n}');
  expect(textOf('A.c')).toContain('ret = klpwalk_fault("pre_patch", KBUILD_MODNAME, "x");');
  expect(textOf('x.c')).toContain(
    'static noinline __used void f(void)\n{\n\tklpwalk_sit();\n\tbarrier();\n}',
  );
  expect(textOf('x.c')).toContain('.name = "x:f",');
});

test('a module that another needs exports what that uses', () => {
  expect(textOf('x.c')).toContain('EXPORT_SYMBOL_GPL(x_symbol);');
  expect(textOf('y.c')).toContain('\tx_symbol();');
});

test('the guest has its names', () => {
  const names = labNames(scenario.world);
  expect([names.livepatch('A'), names.shared]).toEqual(['A', 'klpwalk_shared']);
});
