import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { klpwalk, written } from '../support/command-line.ts';

const UPGRADE = 'scenarios/sketch/upgrade.yaml';

describe('--upgrades-only', () => {
  test('finds what a distribution can meet that never goes back', async () => {
    const { status, stdout } = await klpwalk('explore', UPGRADE, '--upgrades-only');
    expect(status).toBe(1);
    expect(stdout).toContain('without force,\nupgrades only\n');
    expect(stdout).toContain('\n  unsafe-downgrade   holds\n');
    expect(stdout).toContain('\n  lost-feature       violated, 5 steps\n');
    expect(stdout).toContain('--design sketch --upgrades-only --property ');
  });
});

const CANCELLED = `title: A cancelled upgrade
design: sketch
livepatches: { A1: { features: { L1TF: 1 } }, B2: { features: { L1TF: 2 } } }
steps: [load A1, load B2 &, disable B2]
`;

describe('--after-steps', () => {
  test('walks what can come after the history of the scenario', async () => {
    const { status, stdout } = await klpwalk(
      ...['explore', written(CANCELLED), '--after-steps', '--property', 'warning', 'lost-feature'],
    );
    expect(status).toBe(1);
    expect(stdout).toMatch(/from the\s+end\s+of\s+its\s+steps\n/);
    expect(stdout).toContain('\nlost-feature: 0 steps\n\n  (no step: it is so where the walk begins)\n');
    expect(stdout).toContain('\n  warning       violated, 2 steps\n');
  });

  test('refuses what does not end as the scenario has it', async () => {
    const busy = written(CANCELLED.replace('load A1,', 'load A1 &,'));
    expect(await klpwalk('explore', busy, '--after-steps')).toEqual({
      status: 2,
      stdout: '',
      stderr: `klpwalk: ${busy}: step 2 (load B2 &) ends with EBUSY under the design sketch; expected ok, to begin where the steps end.\n`,
    });
  });

  test('a history that is written begins with the steps of the scenario, and simulate follows it', async () => {
    const out = written('', 'history.yaml');
    const { status } = await klpwalk(
      ...['explore', written(CANCELLED), '--after-steps', '--property', 'warning', '--out', out],
    );
    expect(status).toBe(1);
    const text = readFileSync(out, 'utf8');
    expect(text).toContain('A shortest history (2 steps after the 3 of the scenario) that breaks warning: ');
    expect(text).toContain('steps:\n  - load A1\n  - load B2 &\n  - disable B2\n  - ');
    const simulated = await klpwalk('simulate', out);
    expect(simulated.status).toBe(0);
    expect(simulated.stdout).toContain('step 5');
  });
});

describe('--reach', () => {
  test('prints a shortest history, and judges nothing else', async () => {
    const { status, stdout } = await klpwalk('explore', UPGRADE, '--reach', 'effects.L1TF == 2', '--json');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      verdict: 'reached',
      states: 218,
      properties: {},
      reach: { aim: 'effects.L1TF == 2', verdict: 'reached', length: 2, steps: ['load B2 &', 'complete'] },
    });
  });

  test('takes several conditions at once, with what narrows the walk', async () => {
    const aim = ['--reach', 'livepatches.A1.enabled', 'effects.L1TF == 2'];
    const down = await klpwalk('explore', UPGRADE, ...aim);
    expect(down.status).toBe(0);
    expect(down.stdout).toContain('livepatches.A1.enabled, effects.L1TF == 2: reached after 6 steps\n');
    const up = await klpwalk('explore', UPGRADE, '--design', 'klp-state', ...aim, '--upgrades-only');
    expect(up.status).toBe(1);
    expect(up.stdout).toMatch(/effects.L1TF == 2: never reached\n\nnever reached \(closed: /);
  });

  test.each([
    ['efects.L1TF', 'klpwalk: --reach: the system has no part "efects"; expected '],
    ['effects', 'klpwalk: --reach: "effects" is neither true nor false; expected a comparison'],
    ['effects.L1TF == on', 'klpwalk: --reach: effects.L1TF is never "on"; expected a number.\n'],
  ])('%s is bad input', async (text, told) => {
    const { status, stderr } = await klpwalk('explore', UPGRADE, '--reach', text);
    expect(status).toBe(2);
    expect(stderr).toContain(told);
  });
});
