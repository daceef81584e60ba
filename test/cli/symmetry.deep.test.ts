import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { klpwalk, STACKED, written } from '../support/command-line.ts';

/** In one line, from the verdict as far as the table of properties. */
async function verdictOf(...args: readonly string[]): Promise<string> {
  const { stdout } = await klpwalk('explore', ...args);
  const [verdict = ''] = /^(holds|violated|unknown).* \((.|\n)*?(?=\n\n)/m.exec(stdout) ?? [];
  return verdict.replaceAll('\n', ' ');
}

async function data(...args: readonly string[]) {
  return JSON.parse((await klpwalk('explore', '--json', ...args)).stdout);
}

const SAME = 'scenarios/sketch/same-version.yaml';
const TASKS = 'scenarios/kernel/signals-go-out-at-attempt-15.yaml';

describe('symmetric livepatches and tasks', () => {
  test('are counted once, and the text says which', async () => {
    expect(await verdictOf(SAME)).toMatch(
      /\(closed: 11 states, 24 transitions, depth 6, [\d.]+ s\) Symmetry: A1, B1\. States that differ by an exchange of these names count once; compare counts each\.$/,
    );
    expect(await verdictOf(TASKS)).toMatch(
      /\(closed: 316 states, .*\) Symmetry: reader-1, reader-2, reader-3\. /,
    );
  });

  test('are told apart by --no-symmetry, and nothing is said of them', async () => {
    expect(await verdictOf(SAME, '--no-symmetry')).toMatch(
      /\(closed: 20 states, 44 transitions, depth 6, [\d.]+ s\)$/,
    );
  });

  test('are told apart by coverage and by drawings, and the text says so', async () => {
    const apart =
      / 20 states, .*\) Symmetry: A1, B1\. Graphs and coverage tell them apart, so every state counts\.$/;
    expect(await verdictOf(SAME, '--coverage')).toMatch(apart);
    const file = written('', 'graph.dot');
    expect(await verdictOf(SAME, '--out', file)).toMatch(apart);
  });

  test('are counted once where the histories are written', async () => {
    const folder = dirname(written('', 'nothing.txt'));
    const { stdout, stderr } = await klpwalk(
      'explore',
      written(STACKED),
      '--out',
      join(folder, 'history.txt'),
    );
    expect(stdout).toContain('(closed: 36 states, ');
    expect(stderr).toContain('history-missing-effect.txt: a history that breaks missing-effect\n');
  });

  test('are named in the data where they were counted once', async () => {
    expect(await data(SAME)).toMatchObject({ states: 11, transitions: 24, symmetry: [['A1', 'B1']] });
    expect(await data(SAME, '--no-symmetry')).toMatchObject({ states: 20, transitions: 44, symmetry: [] });
    expect(await data(SAME, '--coverage')).toMatchObject({ states: 20, symmetry: [] });
  });

  test('keep their names from step to step: each history can be followed as it is printed', async () => {
    const { violations } = await data(written(STACKED));
    const { violations: apart } = await data(written(STACKED), '--no-symmetry');
    expect(violations).toHaveLength(4);
    for (const [place, { property, length, steps }] of violations.entries()) {
      expect([property, length]).toEqual([apart[place].property, apart[place].length]);
      const pasted = STACKED.replace(/steps: .*/, `steps: ${JSON.stringify(steps)}`);
      const { status } = await klpwalk('simulate', written(`${pasted}expect: { violations: [${property}] }`));
      expect(status).toBe(0);
    }
  });
});
