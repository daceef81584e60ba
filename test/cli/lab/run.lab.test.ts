import { beforeAll, expect, test } from 'vitest';
import { klpwalk } from '../../support/command-line.ts';

// The folder is the user's own, where what was fetched and built before is found again.
beforeAll(async () => {
  const { status, stderr } = await klpwalk('lab', 'setup', '--yes');
  expect(status, stderr).toBe(0);
});

test('a real kernel does what the model says', async () => {
  const named = [
    'row-06-enable-reversed',
    'each-way-to-fail-in-patching-has-its-error-and-its-line',
    'a-task-wakes-in-the-text-of-a-livepatch-that-is-gone',
  ].map(name => `scenarios/kernel/${name}.yaml`);
  const { status, stdout } = await klpwalk(
    'lab',
    'run',
    '--json',
    'scenarios/recorded/takeover-at-a-higher-version.yaml',
    ...named,
  );
  const { tests } = JSON.parse(stdout);
  expect(tests.map(({ verdict }: { verdict: string }) => verdict)).toEqual(Array(4).fill('agrees'));
  const [, , , woken] = tests;
  const last = woken.steps.at(-1);
  expect(last.verdict).toBe('open');
  expect(last.splats[0]).toMatch(/^BUG: unable to handle page fault for address: ffffffffc\w+$/);
  expect(status).toBe(0);
});
