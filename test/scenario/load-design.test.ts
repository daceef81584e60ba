import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { none } from '../../machines/designs/none.ts';
import { formatProblem, ProblemError } from '../../src/problem/problem.ts';
import { designNamed } from '../../src/scenario/design-for.ts';
import { loadDesigns } from '../../src/scenario/load-design.ts';
import { loadSetting } from '../../src/scenario/setting.ts';

const FOLDER = mkdtempSync(join(tmpdir(), 'klpwalk-'));
afterAll(() => rmSync(FOLDER, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(FOLDER, name);
  writeFileSync(path, text);
  return path;
}

async function complaint(path: string): Promise<string> {
  try {
    await loadDesigns([path]);
  } catch (error) {
    if (error instanceof ProblemError) return formatProblem(error.problems[0]).replace(FOLDER, '.');
    throw error;
  }
  return 'none';
}

const HEAD = 'name: mine\nabout: switches on\n';

describe('a file of statements', () => {
  test('is a design, and goes by its path', async () => {
    const path = file('mine.yaml', `${HEAD}post_patch:\n  - for each feature: switch on\n`);
    await loadDesigns([path, undefined, 'none']);
    const { name, about, postPatch, hasRegistry } = designNamed(path);
    expect({ name, about, hasRegistry }).toEqual({ name: path, about: 'switches on', hasRegistry: false });
    expect(postPatch).toEqual(none.postPatch);
  });

  test('may be like another', async () => {
    const path = file('alike.yaml', `${HEAD}like: none\n`);
    await loadDesigns([path]);
    expect(designNamed(path).postPatch).toEqual(none.postPatch);
  });

  test('is named by a scenario from its own folder', () => {
    file('beside.yaml', `${HEAD}like: none\n`);
    const world = file('world.yaml', 'title: T\ndesign: ./beside.yaml\nlivepatches: { N: {} }\n');
    expect(loadSetting(world, undefined).design.name).toBe(join(FOLDER, 'beside.yaml'));
  });

  test.each([
    ['name: mine\n', './x.yaml:1:1: about: it is missing; expected text.'],
    [
      `${HEAD}post_ptch: [switch on]\n`,
      './x.yaml:3:1: post_ptch: unknown key "post_ptch"; expected one of name, about, notes, since, compatible, like, module_init, pre_patch, post_patch, pre_unpatch, post_unpatch, module_exit. Did you mean "post_patch"?',
    ],
    [
      `${HEAD}post_patch: [switch on]\n`,
      './x.yaml:3:14: post_patch[0]: switch on stands in no loop; expected it within for each feature.',
    ],
    [
      `${HEAD}post_patch: [save uname]\n`,
      './x.yaml:3:14: post_patch[0]: a design knows no setting; expected it in the callbacks of a livepatch.',
    ],
    [
      `${HEAD}like: nne\n`,
      './x.yaml:3:7: like: no design that is written in statements is called "nne"; expected one of none, module-refcount, sketch, callback-version, repaired, klp-state. Did you mean "none"?',
    ],
    [
      `${HEAD}like: none\npre_patch: [return]\n`,
      './x.yaml:4:1: pre_patch: there is pre_patch, and the bodies are those of none; expected like, or bodies of its own.',
    ],
    [
      `${HEAD}compatible: state\n`,
      './x.yaml:3:13: compatible: "state" is not allowed; expected one of registered features, declared features, states. Did you mean "states"?',
    ],
  ])('%j', async (text, told) => {
    expect(await complaint(file('x.yaml', text))).toBe(told);
  });
});

describe('a module', () => {
  test('that exports one design is it', async () => {
    const path = file(
      'mine.mjs',
      `export const mine = { name: 'mine', about: 'nothing', hasRegistry: false, inapplicable: [] };\nexport default mine;\n`,
    );
    await loadDesigns([path]);
    expect(designNamed(path)).toMatchObject({ name: path, about: 'nothing' });
  });

  test('that exports something else is none', async () => {
    expect(await complaint(file('other.mjs', 'export const x = 1;\n'))).toBe(
      './other.mjs: it exports x, and no design; expected one design, made by design({ name, about, ... }).',
    );
  });

  test('that does not load is none', async () => {
    expect(await complaint(file('broken.mjs', 'throw new Error("no luck");\n'))).toBe(
      './broken.mjs: it cannot be loaded: no luck; expected a module that this Node can read.',
    );
  });

  test('that is not there is told with the nearest that is', async () => {
    file('there.mjs', '');
    expect(await complaint(join(FOLDER, 'ther.mjs'))).toContain('there is no such file. Did you mean');
  });
});
