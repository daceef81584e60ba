import { expect, test } from 'vitest';
import { moduleName } from '../../machines/module-name.ts';

test.each([
  ['kpatch', 'kpatch'],
  ['livepatch-4-19-x', 'livepatch_4_19_x'],
  ['a_b-c', 'a_b_c'],
])('%s is %s to the kernel', (name, kernels) => {
  expect(moduleName(name)).toBe(kernels);
});
