import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

test('--cores: ./klpwalk finds what the other threads run, and tells what it tells with one', () => {
  const walk = (...more: readonly string[]) => {
    const args = ['explore', 'bench/worlds/hundred-thousand.yaml', '--json', ...more];
    const { stdout, stderr, status } = spawnSync(resolve('klpwalk'), args, {
      encoding: 'utf8',
      env: { ...process.env, NODE_OPTIONS: `--require ${resolve('test/support/watched-threads.cjs')}` },
    });
    return { told: { ...JSON.parse(stdout), seconds: 0 }, stderr, status };
  };
  const alone = walk();
  const helped = walk('--cores', '2');
  expect(alone.told.states).toBe(156_848);
  expect(helped.told).toEqual(alone.told);
  expect([alone.status, helped.status]).toEqual([1, 1]);
  expect([alone.stderr, helped.stderr]).toEqual(['', 'runs runner.cjs\n']);
});
