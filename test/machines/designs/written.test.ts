import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { entry } from '../../../machines/context.ts';
import { DESIGNS } from '../../../machines/designs/index.ts';
import { written } from '../../../machines/designs/written.ts';
import { parseDesign } from '../../../src/scenario/design-file.ts';

const FILES = readdirSync('designs').sort();

test('the designs that live in callbacks are files', () => {
  const names = Object.values(DESIGNS).flatMap(({ name, variantOf }) =>
    variantOf === undefined ? [name] : [],
  );
  expect(FILES.map(file => file.replace('.yaml', '')).sort()).toEqual(
    ['callback-version', 'klp-state', 'module-refcount', 'none', 'repaired', 'sketch'].sort(),
  );
  expect(names).toEqual(expect.arrayContaining(FILES.map(file => file.replace('.yaml', ''))));
});

describe.each(FILES)('designs/%s', file => {
  const text = readFileSync(`designs/${file}`, 'utf8');
  const { like, notes, ...design } = parseDesign(text, file, DESIGNS);

  test('is what runs (if not: npm run designs)', () => {
    expect(`${design.name}.yaml`).toBe(file);
    expect(JSON.stringify(written(design))).toBe(JSON.stringify(entry(DESIGNS, design.name)));
  });
});

test('what applies to a design follows from its statements', () => {
  const of = (name: string) => {
    const { hasRegistry, inapplicable } = entry(DESIGNS, name);
    return { hasRegistry, inapplicable };
  };
  const all = ['warning', 'use-after-free', 'release-in-use'];
  expect(of('none')).toEqual({ hasRegistry: false, inapplicable: all });
  expect(of('module-refcount')).toEqual({ hasRegistry: false, inapplicable: all });
  expect(of('sketch')).toEqual({ hasRegistry: true, inapplicable: ['use-after-free', 'release-in-use'] });
  expect(of('repaired')).toEqual({ hasRegistry: true, inapplicable: ['use-after-free', 'release-in-use'] });
  expect(of('klp-state')).toEqual({ hasRegistry: false, inapplicable: ['release-in-use'] });
});
