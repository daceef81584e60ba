import { expect, test } from 'vitest';
import { complaintAbout } from '../support/complaint.ts';

test.each([
  [
    '{ a: { needs: { c: f } }, b: {} }',
    'x.yaml:2:26: modules.a.needs.c: no target module is called "c"; expected one of a, b.',
  ],
  [
    '{ a: { needs: { a: f } } }',
    'x.yaml:2:26: modules.a.needs.a: a needs itself; expected modules that can be loaded one after the other.',
  ],
  [
    '{ a: { needs: { b: f } }, b: { needs: { a: g } } }',
    'x.yaml:2:26: modules.a.needs.b: b needs a in turn: neither could be loaded; expected modules that can be loaded one after the other. (and 1 more)',
  ],
  [
    '{ a: { loaded: true, needs: { b: f } }, b: {} }',
    'x.yaml:2:40: modules.a.needs.b: a is loaded at the start, and b is not; expected loaded: true of b.',
  ],
])('modules: %s', (modules, told) => {
  expect(complaintAbout(`title: T\nmodules: ${modules}\nlivepatches: { N: {} }\n`)).toBe(told);
});
