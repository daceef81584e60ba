import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { exportFiles } from '../../../src/show/files/export-files.ts';
import type { LivepatchMember } from '../../../src/show/files/livepatch-members.ts';
import { planExport } from '../../../src/show/files/plan.ts';
import { SMALL, walked } from '../../support/exported-walk.ts';

const UPGRADE = 'scenarios/sketch/upgrade.yaml';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'klpwalk-test-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function plan(names: readonly string[], by: readonly LivepatchMember[] | null = null, scenario = UPGRADE) {
  return planExport(
    scenario,
    names.map(name => join(folder, name)),
    by,
  );
}

describe('the files of a walk', () => {
  test('are one for each property that is violated, if there are several', async () => {
    const { notes, failed } = await exportFiles(await plan(['h.seq.mmd', 'g.aut']), await walked(UPGRADE));
    expect(failed).toEqual([]);
    expect(readdirSync(folder)).toHaveLength(12);
    expect(readdirSync(folder)).toContain('h-lost-feature.seq.mmd');
    expect(notes).toContain(`${join(folder, 'h-residue.seq.mmd')}: a history that breaks residue`);
    expect(notes).toContain(`${join(folder, 'g.aut')}: 218 states, 615 transitions`);
  });

  test('have the name that was asked for, if one property is violated', async () => {
    const world = 'scenarios/sketch/module-only.yaml';
    const { notes } = await exportFiles(await plan(['h.yaml'], null, world), await walked(world));
    expect(notes).toEqual([`${join(folder, 'h.yaml')}: a history that breaks warning`]);
  });

  test('are not there if nothing is violated', async () => {
    const { notes } = await exportFiles(await plan(['h.itf.json'], null, SMALL), await walked(SMALL));
    expect(notes).toEqual([`${join(folder, 'h.itf.json')}: not written, since no property is violated`]);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('are drawings of at most 200 boxes; what --by makes of a larger graph is notes', async () => {
    const { notes, failed } = await exportFiles(await plan(['g.dot', 'g.json']), await walked(UPGRADE));
    expect(failed.map(({ message }) => message)).toEqual([
      `${join(folder, 'g.dot')}: there are 218 states; expected at most 200, which is as much as a drawing can show. ` +
        'Draw states that look alike as one: --by with one or more of stack (20), features (4), effects (3), ' +
        'modules (8), tasks (1), transition (7), faults (1). Or write .aut or .json, which may have any size.',
    ]);
    expect(notes).toEqual([`${join(folder, 'g.json')}: 218 states, 615 transitions`]);
    expect(readdirSync(folder)).toEqual(['g.json']);
  });

  test('are drawn by the chosen members', async () => {
    const { notes, failed } = await exportFiles(
      await plan(['g.dot', 'g.mmd'], ['stack', 'effects']),
      await walked(UPGRADE),
    );
    expect(failed).toEqual([]);
    expect(notes).toEqual(['g.dot', 'g.mmd'].map(name => `${join(folder, name)}: 218 states in 54 boxes`));
    expect(readFileSync(join(folder, 'g.dot'), 'utf8')).toContain('stack: A1 (enabled)\\nL1TF effect: off');
  });
});

describe('a plan', () => {
  test.each([
    [['g.svg'], null, /g\.svg: no format has the extension \.svg; expected one of \.dot, \.mmd, /],
    [['g.jsn'], null, /Did you mean "\.json"\?$/],
    [['g'], null, /g: the name does not say which format; expected one of /],
    [['.dot'], null, /there is no name before \.dot; /],
    [['g.aut'], ['stack'], /there is no drawing .*; expected a file that ends in \.dot or \.mmd\.$/],
    [['g.aut', './g.aut'], null, /this file is asked for twice; expected another name\.$/],
    [['no/g.aut'], null, /there is no folder /],
  ] as const)('refuses %j, by %j, before the walk', async (names, by, message) => {
    await expect(plan(names, by)).rejects.toThrow(message);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('does not overwrite the scenario', async () => {
    const file = join(folder, 'world.yaml');
    writeFileSync(file, readFileSync(SMALL));
    await expect(plan(['world.yaml'], null, file)).rejects.toThrow(
      `${file}: this is the scenario that is explored; expected another name.`,
    );
  });

  test('takes the longest extension: .itf.json is no .json', async () => {
    const { files, needsGraph } = await plan(['a.itf.json', 'b.seq.mmd']);
    expect(files.map(({ extension }) => extension)).toEqual(['.itf.json', '.seq.mmd']);
    expect(needsGraph).toBe(false);
  });
});
