import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { none } from '../../machines/designs/none.ts';
import { formatProblem, ProblemError } from '../../src/problem/problem.ts';
import { DESIGN } from '../../src/scenario/design-file.ts';
import { designNamed } from '../../src/scenario/design-for.ts';
import { loadDesigns } from '../../src/scenario/load-design.ts';
import { loadSetting } from '../../src/scenario/setting.ts';

const FOLDER = mkdtempSync(join(tmpdir(), 'klpwalk-'));
afterAll(() => rmSync(FOLDER, { recursive: true }));

function file(name: string, text: string | Uint8Array): string {
  const path = join(FOLDER, name);
  writeFileSync(path, text);
  return path;
}

function complaint(path: string): Promise<string> {
  return toldOf(() => loadDesigns([path]));
}

async function toldOf(action: () => Promise<unknown>): Promise<string> {
  try {
    await action();
  } catch (error) {
    if (error instanceof ProblemError) return formatProblem(error.problems[0]).replaceAll(FOLDER, '.');
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

  test('is named by a scenario from its own folder, and by a livepatch', async () => {
    file('beside.yaml', `${HEAD}like: none\n`);
    const world = file('world.yaml', 'title: T\ndesign: ./beside.yaml\nlivepatches: { N: {} }\n');
    expect((await loadSetting(world, undefined)).design.name).toBe(join(FOLDER, 'beside.yaml'));
    const mixed = file(
      'mixed.yaml',
      'title: T\nlivepatches: { A: { design: ./beside.yaml }, B: { design: sketch } }\n',
    );
    const { livepatches } = (await loadSetting(mixed, 'none')).scenario.world;
    expect(livepatches['A']?.design?.bodies).toEqual(none.written.bodies);
  });

  test.each([
    [
      'design: ./besides.yaml\nlivepatches: { N: {} }\n',
      `./world.yaml:2:9: design: ./besides.yaml: there is no such file. Did you mean "./beside.yaml"?`,
    ],
    [
      'livepatches: { N: { design: ./besides.yaml } }\n',
      './world.yaml:2:29: livepatches.N.design: ./besides.yaml: there is no such file. Did you mean "./beside.yaml"?',
    ],
    [
      'livepatches: { N: { design: ./mine.ts } }\n',
      './world.yaml:2:29: livepatches.N.design: "./mine.ts" is a module, and what one livepatch does is written in statements; expected a file in YAML, or one of the designs that are written so.',
    ],
    ['livepatches: { N: { design: ./few.yaml } }\n', './few.yaml:1:1: about: it is missing; expected text.'],
  ])('named by a scenario cannot be had: %j', async (text, told) => {
    file('beside.yaml', `${HEAD}like: none\n`);
    file('few.yaml', 'name: mine\n');
    const world = file('world.yaml', `title: T\n${text}`);
    expect(await toldOf(() => loadSetting(world, undefined))).toBe(told);
  });

  test.each([
    [
      '',
      './x.yaml: the file is empty; expected a design. A small one is: { name: mine, about: it switches on, post_patch: [{ for each feature: switch on }] }',
    ],
    [Uint8Array.of(0x7f, 0xff), './x.yaml: the file is not UTF-8 text; expected a design in YAML.'],
    ['['.repeat(99), './x.yaml:1:65: this is nested too deeply; expected a design.'],
  ])('that holds nothing of it says what is expected: %j', async (text, told) => {
    expect(await complaint(file('x.yaml', text))).toBe(told);
  });

  test('is small as the example that is told', async () => {
    const path = file('small.yaml', DESIGN.example.replace('A small one is: ', ''));
    await loadDesigns([path]);
    expect(designNamed(path).postPatch).toEqual(none.postPatch);
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

  test('that throws while it loads is none', async () => {
    const path = file('throws.mjs', 'const a = 1;\nthrow new Error("no luck");\n');
    expect(await complaint(path)).toBe('./throws.mjs:2:7: it cannot be loaded: no luck.');
  });

  test('that cannot be read is none: whoever reads it says the line', async () => {
    const path = file('syntax.mjs', 'const a = 1;\n\nconst = 2;\n');
    expect(await complaint(path)).toMatch(/^\.\/syntax\.mjs:3(?::\d+)?: it cannot be loaded: /);
  });

  const WHOLE = "name: 'x', about: 'y', hasRegistry: false, inapplicable: []";
  test.each([
    ['empty.mjs', '{}', 'default.name: it is missing; expected a name.'],
    [
      'three-keys.mjs',
      "{ name: 'x', about: 'y', hasRegistry: false }",
      'default.inapplicable: it is missing; expected a list of the properties that would say nothing of it, [] where there is none.',
    ],
    [
      'no-chart.mjs',
      `{ ${WHOLE}, postPatch: 3 }`,
      'default.postPatch: 3 is not allowed; expected a chart, such as chartOf([{ each: ... }]).',
    ],
    [
      'no-end.mjs',
      `{ ${WHOLE}, postPatch: { initial: 'failed', states: { failed: { type: 'final' } } } }`,
      'its chart ends in failed, where return is awaited; expected charts that end in return, or where the slot may fail in failed.',
    ],
    [
      'no-word.mjs',
      `{ ${WHOLE}, postPatch: { initial: 'a', states: { a: { always: [{ target: 'return', actions: 'swtchEffectOn' }] }, return: { type: 'final' } } } }`,
      'Did you mean "switchEffectOn"?',
    ],
  ])('made by hand is held against what a design has: %s', async (name, text, told) => {
    const complained = await complaint(file(name, `export default ${text};\n`));
    expect(complained).toContain(`./${name}: default`);
    expect(complained).toContain(told);
  });

  test('that is not there is told with the nearest that is', async () => {
    file('there.mjs', '');
    expect(await complaint(join(FOLDER, 'ther.mjs'))).toContain('there is no such file. Did you mean');
  });
});
