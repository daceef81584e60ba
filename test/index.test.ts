import { readFileSync } from 'node:fs';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import * as klpwalk from '../src/index.ts';

test('the package by its own name has what most programs want', () => {
  expect(Object.keys(klpwalk).sort()).toEqual(['assertHolds', 'edit', 'explore', 'suite']);
});

test('every part that the package has is told of there', () => {
  const { exports } = JSON.parse(readFileSync('package.json', 'utf8'));
  const index = readFileSync('src/index.ts', 'utf8');
  for (const name of Object.keys(exports)) {
    if (name === '.' || name === './package.json') continue;
    expect(index).toContain(`\`klpwalk${name.slice(1)}\``);
  }
});

test('who explores a machine gets immer and a distance of words besides, and no parser of YAML', async () => {
  const { metafile } = await build({
    entryPoints: ['src/explore/index.ts'],
    bundle: true,
    format: 'esm',
    platform: 'node',
    external: ['xstate'],
    metafile: true,
    write: false,
  });
  const packages = Object.keys(metafile.inputs).flatMap(file => {
    const [, name] = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file) ?? [];
    return name === undefined ? [] : [name];
  });
  expect([...new Set(packages)].sort()).toEqual(['fastest-levenshtein', 'immer']);
});
