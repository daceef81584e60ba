import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkoutOf, installed } from '../support/checkout.ts';

function start(program: string) {
  const folder = checkoutOf(program);
  installed(folder);
  const { status, stdout } = spawnSync(process.execPath, [join(folder, 'scripts/start.mjs')], {
    encoding: 'utf8',
  });
  return { status, stdout };
}

test('npm start walks the sketch in the checkout, and its violations are no failure', () => {
  const program = `
import { existsSync } from 'node:fs';
console.log(existsSync('package.json'), ...process.argv.slice(2));
process.exitCode = 1;
`;
  expect(start(program)).toEqual({ status: 0, stdout: 'true explore scenarios/sketch/upgrade.yaml\n' });
});

test('any other failure is one', () => {
  expect(start('process.exitCode = 3;').status).toBe(3);
});
